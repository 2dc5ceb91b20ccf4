"""What the fake server says: one answer for each thing that the widget must be able to show."""

from __future__ import annotations

SHOP = {
    "key": "stella_tide",
    "name": "Stella & Tide",
    "appearance": {"accent": "#1f5d63", "on_accent": "#ffffff", "monogram": "S&T"},
    "suggestions": [
        {"title": "Track my order", "payload": "Track my order"},
        {"title": "Can I return it?", "payload": "Can I return it?"},
        {"title": "How long does it take to make?", "payload": "How long does it take to make?"},
    ],
    "greeting": "Hello! Ask me about orders, returns or caring for your jewelry.",
}

ALLYK = {
    "key": "allyk",
    "name": "AllyK Jewelry",
    "appearance": {"accent": "#7a3b5d", "on_accent": "#ffffff", "monogram": "AK"},
    "suggestions": [
        {"title": "What do you know about me?", "payload": "What do you know about me?"},
        {"title": "Stop the e-mails", "payload": "Stop the e-mails"},
    ],
    "greeting": "Hi there! I can tell you how your data is kept, and stop our e-mails if you like.",
}

PRODUCTION = {
    "text": "Standard pieces take 7–10 business days to make, and custom ones 10–12. "
    "Orders that come in after 3:00 PM start on the next business day.",
    "custom": {
        "source": {
            "heading": "What is your production time?",
            "quote": "All standard orders currently take 7-10 business days* to be handcrafted and/or processed "
            "before they ship.",
            "updated": None,
        }
    },
}

ORDER_FORM = {
    "text": "With your order number and the e-mail address that you ordered with, I can look it up.",
    "custom": {
        "card": {
            "type": "form",
            "fields": [
                {"name": "order_number", "label": "Order number", "autocomplete": "off", "inputmode": "text"},
                {"name": "email", "label": "E-mail address", "autocomplete": "email", "inputmode": "email"},
            ],
            "submit": "Look it up",
        }
    },
}

ORDER = {
    "text": "Order #1042 is on its way with USPS, 9400111899223197428490. "
    "It should reach you between November 19 and November 21.",
    "custom": {
        "card": {
            "type": "order",
            "name": "#1042",
            "placed": "2026-11-03",
            "steps": [
                {"step": "ordered", "state": "done", "label": "Ordered", "dates": "November 3"},
                {"step": "in_production", "state": "done", "label": "Made by hand", "dates": "November 4 – 16"},
                {"step": "shipped", "state": "current", "label": "On its way", "dates": "since November 16"},
                {"step": "delivered", "state": "upcoming", "label": "At your door", "dates": "November 19 – 21"},
            ],
            "shipments": [
                {
                    "carrier": "USPS",
                    "tracking_number": "9400111899223197428490",
                    "tracking_url": "https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111899223197428490",
                    "status": "In transit, last seen in Columbus, OH",
                }
            ],
        }
    },
    "buttons": [
        {"title": "Can I return it?", "payload": "/check_return"},
        {"title": "Talk to a person", "payload": "Talk to a person"},
    ],
}

LATE_ORDER = {
    "text": "Order #1051 should have left by November 13, so it is late, and I am sorry. A person can look into it.",
    "custom": {
        "card": {
            "type": "order",
            "name": "#1051",
            "placed": "2026-10-28",
            "steps": [
                {"step": "ordered", "state": "done", "label": "Ordered", "dates": "October 28"},
                {"step": "in_production", "state": "late", "label": "Being made", "dates": "due by November 13"},
                {"step": "shipped", "state": "upcoming", "label": "Shipped", "dates": ""},
                {"step": "delivered", "state": "upcoming", "label": "Delivered", "dates": ""},
            ],
            "shipments": [],
        }
    },
}

RETURN = {
    "text": "One of the three pieces of order #1042 may still come back, until December 3.",
    "custom": {
        "card": {
            "type": "return",
            "name": "#1042",
            "items": [
                {
                    "title": "Layered coin necklace",
                    "verdict": "returnable",
                    "label": "Can come back",
                    "reason": "It was delivered on November 19.",
                    "last_day": "2026-12-03",
                },
                {
                    "title": "Shell hoops",
                    "verdict": "earrings",
                    "label": "Can’t come back",
                    "reason": "Earrings are not taken back.",
                    "last_day": None,
                    "source": {
                        "heading": "What is your return policy?",
                        "quote": "We are currently unable to accept returns on custom or personalized items and earrings.",
                        "updated": None,
                    },
                },
                {
                    "title": "Custom date bar necklace",
                    "verdict": "made_to_order",
                    "label": "Can’t come back",
                    "reason": "It was made for you alone.",
                    "last_day": None,
                },
            ],
        }
    },
}

RECEIPT = {
    "text": "Done. No more marketing e-mails will go to that address.",
    "custom": {"card": {"type": "receipt", "number": "U-7F3K-9QD2", "label": "Unsubscribed"}},
}

HOSTILE = {
    "text": '<img src=x onerror="window.hacked=1"> javascript:alert(1) https://user:pw@evil.example/ '
    "https://evil.example/\u202egnp.exe https://stellatide.com/care, hello@stellatide.com.",
    "buttons": [{"title": "<b>bold</b>", "payload": "Fine"}],
}

FALLBACK = {
    "text": "I am not sure that I understood. Did you mean one of these?",
    "buttons": [
        {"title": "How long does it take to make?", "payload": "How long does it take to make?"},
        {"title": "Can I return it?", "payload": "Can I return it?"},
    ],
}

ANSWERS: dict[str, list[dict]] = {
    "How long does it take to make?": [PRODUCTION],
    "Track my order": [ORDER_FORM],
    "#1042, jo@example.com": [ORDER],
    "#1051, jo@example.com": [LATE_ORDER],
    "Can I return it?": [RETURN],
    "/check_return": [RETURN],
    "Stop the e-mails": [RECEIPT],
    "Talk to a person": [{"text": "Write to hello@stellatide.com and a person will answer."}],
    "hostile": [HOSTILE],
    "two": [{"text": "First bubble."}, {"text": "Second bubble."}],
    "long": [{"text": "\n".join(f"Line {number} of a long answer." for number in range(1, 61))}],
    "silence": [],
}


def answers_to(message: str) -> list[dict]:
    """Returns what the fake bot answers, without the recipient."""
    return ANSWERS.get(message, [FALLBACK])
