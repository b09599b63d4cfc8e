"""Three sentences an intent, written by hand from its meaning and not from the phrase files.

What the project's own grammar words is easy to read back; these show how far a reader gets with
texts that it has no kin of.
"""

SENTENCES = {
    "plea": (
        "please please take me back, I'll do whatever it takes",
        "I'm begging you, don't throw us away. just give me one last chance",
        "can't we undo this? I need you to come home",
    ),
    "demand_attention": (
        "why aren't you answering? I can see you're online",
        "you owe me at least five minutes of your time, call me now",
        "hello?? I've written three times today, say something",
    ),
    "reach_for_comfort": (
        "I'm having a really bad night and can't stop crying, can you talk?",
        "I just feel so alone right now, could you stay on the line with me a little",
        "everything hurts today. please tell me it's going to be ok",
    ),
    "ask_closure": (
        "I need to understand why you left. what did I do wrong?",
        "was there a moment when you knew it was over for you? I'd like an honest answer",
        "can you explain to me what happened between us, I keep asking myself",
    ),
    "nostalgia": (
        "found the photos of our trip to the lake, we were so happy there",
        "remember when we danced in the kitchen until two in the morning?",
        "they played our song today and it all came back, those were good days",
    ),
    "spark_bait": (
        "just got back from surfing with the new crew, best weekend of my life!",
        "guess who got asked out three times this week haha",
        "you'd be amazed what I'm up to these days. maybe I'll tell you sometime",
    ),
    "promise_change": (
        "I'm so sorry for how I was. I've started therapy and I will be different",
        "you were right about my temper, I'm working on it, I promise it won't happen again",
        "I know I took you for granted. I've changed, let me prove it to you",
    ),
    "ask_news": (
        "hi, anything new in your life?",
        "so what have you been up to lately? did the job thing work out?",
        "just curious how things are going at your place",
    ),
    "seek_validation": (
        "was I ever good enough for you?",
        "did you ever really find me attractive or was that a lie too",
        "tell me honestly, am I that hard to love?",
    ),
    "protest": (
        "you can't keep texting me like nothing happened and then vanish, it's cruel",
        "stop playing with my feelings. either you want me or you don't",
        "you only write when you're bored, I'm not your backup plan",
    ),
    "warm_answer": (
        "aww that makes me so happy to hear from you!! how are you?",
        "yes! I'd love that, I was hoping you'd write",
        "you have no idea how good it is to read this, tell me everything",
    ),
    "accept_ending": (
        "I've come to see that it's over between us, and that's ok",
        "I won't fight it any more. we had our time and I'm at peace with it",
        "you were right to end it. I wish you a good life",
    ),
    "not_ready": (
        "I can't be friends with you yet, it still hurts too much",
        "maybe one day we can be friends but not now",
        "thanks for offering but being just friends is more than I can manage at the moment",
    ),
    "check_up": (
        "hey, just wanted to see how you're holding up",
        "thinking it must be a hard week for you. are you doing ok?",
        "how are you these days? hope you're eating and sleeping",
    ),
    "miss_you": (
        "I miss you. the flat is so quiet without you",
        "you crossed my mind all day today, I miss your laugh",
        "can't help it, I've been missing you like crazy",
    ),
    "offer_help": (
        "if you need someone to help with the move just tell me",
        "I'm here if there's anything I can do for you, really, just say",
        "need a lift to the airport next week? happy to drive you",
    ),
    "hidden_request": (
        "hope you're well! by the way, do you still have my charger somewhere?",
        "funny weather today. oh and could you forward me that email from the landlord?",
        "hey stranger, how's the cat? also, what was the name of your accountant again",
    ),
    "ask_money": (
        "could you lend me 200 until the end of the month?",
        "I hate to ask but can you pay back your half of the deposit this week",
        "my car broke down and I'm broke, can you help me out with some cash",
    ),
    "ask_support": (
        "my dad is in hospital and I don't know who else to talk to",
        "work is crushing me. can I vent to you for a bit?",
        "I had a horrible day and you always knew how to listen",
    ),
    "apologise": (
        "I'm sorry for the way I ended things, you deserved better",
        "I was unfair to you and I feel terrible about it. I apologise",
        "I keep thinking about how I hurt you. I'm truly sorry",
    ),
    "regret_talk": (
        "sometimes I wonder if leaving you was the biggest mistake of my life",
        "what if we had tried harder? I lie awake thinking about the life we could have had",
        "I regret so much of it. maybe we would have been happy by now",
    ),
    "jealous_probe": (
        "so who's that in your pictures?",
        "I heard you've been seen with somebody. is it serious?",
        "are you dating anyone? not that it's my business",
    ),
    "cling_on": (
        "please don't disappear from my life completely, I couldn't bear it",
        "promise me I won't lose you for good",
        "don't delete my number ok? I need to know you're still there",
    ),
    "closure_answer": (
        "you asked why. honestly, I fell out of love over the last year and it was not your fault",
        "I left because we wanted different things, kids and where to live. that won't change",
        "the truth is I stopped feeling it long before I told you, and I should have said so",
    ),
    "comfort": (
        "oh no, I'm so sorry you're hurting. it makes sense that this is hard",
        "take a deep breath, you're not alone. this will pass, I promise",
        "sending you a big hug. it's ok to cry",
    ),
    "encourage": (
        "you're stronger than you think, and your friends love you. lean on them",
        "you will get through this without me, I've seen you handle worse",
        "maybe call your sister tonight? she's good for you, and you'll find your feet",
    ),
    "say_over": (
        "it's over and it will stay over",
        "there is no chance of us getting back together, please accept that",
        "I'm not coming back. I want to be clear about it",
    ),
    "offer_friendship": (
        "I'd really like us to stay friends",
        "couldn't we be mates? I don't want to lose you as a person",
        "what do you think, could we try just being friends from now on",
    ),
    "snap": (
        "enough! I can't deal with you every single day",
        "for god's sake, give it a rest, I told you already",
        "I don't have time for this drama",
    ),
    "call_names": (
        "you're such an idiot, you can't even reply",
        "selfish coward. typical of you to ignore me",
        "you pathetic liar, go to hell",
    ),
    "propose_return": (
        "I want to get back together. can we meet on Sunday and start over?",
        "I was wrong to leave. be with me again, please, I love you",
        "I'm sorry for everything. will you give us another try? dinner tomorrow?",
    ),
    "small_talk": (
        "it's raining cats and dogs here, typical tuesday",
        "just burnt my toast again lol",
        "the neighbours got a puppy and it barks at its own shadow",
    ),
    "curt_answer": (
        "ok",
        "fine. whatever",
        "no",
    ),
    "polite_answer": (
        "I'm well, thanks for asking. have a nice weekend",
        "thank you, all good with me. take care",
        "doing alright, thanks. hope you are too",
    ),
    "give_help": (
        "sure, I'll bring the ladder over tomorrow",
        "no problem, I've sent you the documents",
        "of course, come by at six and I'll fix it for you",
    ),
    "refuse_help": (
        "sorry, I can't help you with that",
        "no, I'm not lending you any money",
        "you'll have to ask someone else this time",
    ),
    "ask_space": (
        "I need some time without contact, please don't text me for a while",
        "could we stop writing for a month or so? I need distance to get over this",
        "please give me space, I'll get in touch when I can",
    ),
    "warn": (
        "if you text me one more time I'll block you",
        "this is your last warning, next message and your number is blocked",
        "stop it or I will block your number",
    ),
    "accept_return": (
        "yes, let's try again",
        "ok, I'm in. let's give us a second chance",
        "I want that too. yes, I'll come back to you",
    ),
    "decline_return": (
        "no, I don't want to get back together",
        "thank you for asking but getting back together would be wrong for us",
        "I can't try again with you, my answer is no",
    ),
    "declare_love": (
        "you are the love of my life, I adore you more than anything in the universe",
        "I love you I love you I love you, forever and always, you're my everything",
        "every beat of my heart is yours, my angel, there will never be another",
    ),
}
