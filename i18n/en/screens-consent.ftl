# The words of the screens: consent, prescription, what comes after
#
# $items are the names of what is asked for, joined; $at and $of say which question it is of how many.

# How names are joined
items-comma = ,{ " " }
    .speech = ,{ " " }
items-and = { " " }and{ " " }
    .speech = { " " }and{ " " }

item-diagnosis = treatment
    .read = treatment
    .body = When and where you were treated, and how.
item-medication = medicine
    .read = medicine
    .body = Medicines you have been given. It helps us check that they are safe together.
item-checkup = health check
    .read = health check
    .body = Results of your health checkups.
item-surgery = surgery
    .read = surgery
    .body = Operations you have had.
item-specified-disease = specified disease
    .read = specified disease
    .body = Your specified-disease certificate. If you don't have one, please choose "I don't agree".
item-limit = payment limit
    .read = payment limit
    .body = Your certificate of the most that you have to pay.
# More than two
items-about = It covers: { $items }.

# $insurance: the desk asks whether the patient is insured
screen-checking = { $insurance ->
        [yes] Checking your insurance
       *[no] Checking your details
    }
    .body = Please wait a moment.
    .speech = { $insurance ->
        [yes] We're checking your insurance.
       *[no] We're checking what we read from your phone.
    } Please wait a moment.

screen-consent-all =
    Share your medical
    history with
    this { place }?
    .body =
        It covers: { $listed }.

        You don't have to agree. Your care will not be affected. Your consent lasts 24 hours.
    .short = { $listed }, for 24 hours. You don't have to agree; your care will not be affected.
    .speech = Would you like to share your medical history with this { place }? It covers { $said }. You don't have to agree. Your care will not be affected. Your consent lasts 24 hours.

screen-consent-info =
    Who will see
    my information?
    .body =
        Doctors, pharmacists and other staff of this { place }, for your care.

        They can see it for 24 hours from your consent. You don't have to agree. Your care will not be affected.
    .speech = If you agree, doctors, pharmacists and other staff of this { place } can see it, for your care, for 24 hours. You don't have to agree. Your care will not be affected.

screen-consent-group =
    Share your
    { $few ->
        [yes] { $items }
       *[no] medical
    }
    history?{ $of ->
        [1] { "" }
       *[other] { " " }({ $at }/{ $of })
    }
    .body =
        { $about }

        You don't have to agree. Your care will not be affected. Your consent lasts 24 hours.
    .short = { $about } It lasts 24 hours. You don't have to agree; your care will not be affected.
    .speech = { $of ->
        [1] { "" }
       *[other] Question { $at } of { $of }.{ " " }
    }Would you like to share your { $few ->
        [yes] { $said }
       *[no] medical
    } history with this { place }? { $about-said } You don't have to agree. Your care will not be affected. Your consent lasts 24 hours.

screen-rx =
    Electronic or paper
    prescription?
    .body =
        If you're given medicine, this is how you receive the prescription.

        Your medicine is the same either way.
    .speech = Would you like an electronic or a paper prescription? Your medicine is the same either way.

screen-consent-check = Is this correct?
    .body = To change an answer, please press it.
    .short = { "" }
    .speech = Is this correct? To change an answer, please choose it.

screen-cert-soon =
    Your certificate
    expires on
    { date }
    .body =
        It works today.

        Please renew it before then, and add it to your phone again.
    .speech = The certificate in your phone expires on { date }. It works today. Please renew it before then, and add it to your phone again.

# $known: the desk will know the number
screen-to-desk =
    Please go to
    { $desk }
    .body = { $known ->
        [yes] Please give this number at { $desk }: { $number }
       *[no] Sorry for the trouble.
    }

        Our staff will help you from there.
    .speech = Please go to { $desk }. { $known ->
        [yes] Please give your number there. Your number is { $spoken }. Once more: { $spoken }.
       *[no] Sorry for the trouble.
    } Our staff will help you from there.

screen-desk-away =
    Not connected
    to { $desk }
    .body =
        You can still continue, or hold your phone to the reader.

        Our staff will check your insurance later.
    .speech = We're not connected to { $desk } right now. You can still continue, or hold your phone to the reader. Our staff will check your insurance later.
