//! Maps as people write them, and the same map as somebody else would have rebuilt it.

use std::collections::BTreeMap;

use throughline_model::testing::Dice;
use throughline_model::*;

/// One trade and its words: who acts, what with, what is done to it, and how.
struct Trade {
    people: &'static [&'static str],
    things: &'static [&'static str],
    deeds: &'static [&'static str],
    ways: &'static [&'static str],
    stages: &'static [&'static str],
}

const TRADES: &[Trade] = &[
    Trade {
        people: &[
            "the teller",
            "Nora",
            "the advisor",
            "my mother",
            "the branch manager",
            "the call centre",
            "compliance",
            "the new customer",
            "my employer",
        ],
        things: &[
            "passport",
            "signature card",
            "proof of income",
            "debit card",
            "PIN letter",
            "interest rate",
            "standing order",
            "overdraft",
            "statement",
            "branch appointment",
            "identity check",
            "savings plan",
            "terms and conditions",
            "activation code",
            "fee table",
            "old bank",
            "salary payment",
            "tax number",
        ],
        deeds: &[
            "scans",
            "signs",
            "loses",
            "waits for",
            "compares",
            "explains",
            "rejects",
            "uploads",
            "prints",
            "activates",
            "forgets",
            "checks",
            "transfers",
            "asks about",
            "questions",
            "posts",
            "cancels",
        ],
        ways: &[
            "on a phone with a cracked camera",
            "before work",
            "for eleven days",
            "at the counter",
            "without being told why",
            "in the second attempt",
            "by registered mail",
            "with a video agent",
            "after closing time",
            "in tiny print",
            "for the third time this month",
        ],
        stages: &[
            "Notice an offer",
            "Compare banks",
            "Apply",
            "Prove identity",
            "Wait for the card",
            "First payment",
            "Everyday use",
            "Ask for help",
            "Recommend",
        ],
    },
    Trade {
        people: &[
            "the shopper",
            "the picker",
            "Jonas",
            "the courier",
            "the supplier",
            "customer care",
            "a neighbour",
            "the packing robot",
            "the buyer",
        ],
        things: &[
            "shoe size",
            "basket",
            "delivery slot",
            "voucher",
            "returns label",
            "parcel shop",
            "photo of the jacket",
            "review",
            "wish list",
            "out-of-stock notice",
            "payment link",
            "tracking page",
            "gift wrap",
            "size chart",
            "damaged box",
            "refund",
            "newsletter",
            "warehouse shelf",
        ],
        deeds: &[
            "browses",
            "filters",
            "abandons",
            "unpacks",
            "tries on",
            "returns",
            "photographs",
            "tracks",
            "reorders",
            "misreads",
            "pays for",
            "hides",
            "swaps",
            "complains about",
            "bookmarks",
            "mislabels",
        ],
        ways: &[
            "late on a Sunday",
            "on the train",
            "with one hand",
            "although it was sold out",
            "next to the microwave",
            "within thirty minutes",
            "in the wrong colour",
            "at the kiosk",
            "for a birthday",
            "with the chat window open",
        ],
        stages: &[
            "Get inspired",
            "Search",
            "Choose a size",
            "Check out",
            "Track the parcel",
            "Unpack and try",
            "Return",
            "Get money back",
            "Buy again",
        ],
    },
    Trade {
        people: &[
            "the patient",
            "the nurse",
            "Doctor Weber",
            "reception",
            "the insurer",
            "her daughter",
            "the lab",
            "the pharmacist",
            "the ward clerk",
        ],
        things: &[
            "referral",
            "waiting room",
            "blood sample",
            "anamnesis form",
            "prescription",
            "X-ray",
            "sick note",
            "discharge letter",
            "insurance card",
            "follow-up date",
            "pain diary",
            "consent sheet",
            "test result",
            "allergy list",
            "ward bed",
            "crutches",
            "diagnosis",
            "visitor badge",
        ],
        deeds: &[
            "describes",
            "fears",
            "fills in",
            "repeats",
            "misunderstands",
            "collects",
            "faxes",
            "examines",
            "postpones",
            "dictates",
            "files",
            "overhears",
            "measures",
            "swallows",
            "translates",
            "reschedules",
        ],
        ways: &[
            "with a fever",
            "behind a curtain",
            "in Latin",
            "two hours late",
            "over a crackling line",
            "in front of other patients",
            "without an interpreter",
            "on an empty stomach",
            "after the weekend shift",
            "from memory",
        ],
        stages: &[
            "Feel unwell",
            "Find a doctor",
            "Book",
            "Arrive",
            "Examination",
            "Hear the diagnosis",
            "Treatment",
            "Go home",
            "Follow up",
        ],
    },
    Trade {
        people: &[
            "the traveller",
            "the conductor",
            "Amira",
            "the ticket machine",
            "the platform crew",
            "a fellow passenger",
            "the travel agency",
            "the dispatcher",
            "the night porter",
        ],
        things: &[
            "seat reservation",
            "connection",
            "platform change",
            "suitcase",
            "discount card",
            "quiet coach",
            "departure board",
            "replacement bus",
            "night train",
            "bicycle space",
            "refund form",
            "loudspeaker",
            "window seat",
            "border control",
            "delay certificate",
            "dining car",
            "lost umbrella",
            "boarding code",
        ],
        deeds: &[
            "misses",
            "books",
            "runs for",
            "announces",
            "carries",
            "looks up",
            "swears at",
            "shares",
            "upgrades",
            "validates",
            "boards",
            "sleeps through",
            "shows",
            "rebooks",
            "drops",
            "waves at",
        ],
        ways: &[
            "in the rain",
            "with three minutes left",
            "in two languages",
            "on the wrong side of the bridge",
            "after a double shift",
            "without any signal",
            "between two coaches",
            "at the last stop",
            "with a crying child",
            "for half the price",
        ],
        stages: &[
            "Dream of a trip",
            "Plan the route",
            "Buy tickets",
            "Get to the station",
            "Board",
            "On the way",
            "Change trains",
            "Arrive",
            "Claim a refund",
        ],
    },
];

const MINDS: &[&str] = &[
    "hopes that",
    "wonders why",
    "is glad that",
    "is afraid that",
    "tells everybody that",
    "cannot see that",
    "learns too late that",
    "would pay more if",
];
const JOINTS: &[&str] = &["and then", "because", "but", "so that", "while", "until", "although"];

const LANES: &[LaneKind] = &[
    LaneKind::Action,
    LaneKind::Thinking,
    LaneKind::Touchpoint,
    LaneKind::Emotion,
    LaneKind::Pain,
    LaneKind::Quote,
    LaneKind::Opportunity,
    LaneKind::Metric,
    LaneKind::Backstage,
    LaneKind::Support,
];

/// A text of one to four clauses.
fn text(trade: &Trade, dice: &mut Dice) -> String {
    let mut clauses = Vec::new();
    for _ in 0..1 + dice.below(3) {
        let mut clause =
            format!("{} {} the {}", dice.pick(trade.people), dice.pick(trade.deeds), dice.pick(trade.things));
        if dice.chance(60) {
            clause = format!("{clause} {}", dice.pick(trade.ways));
        }
        if dice.chance(25) {
            clause = format!("{} {} {clause}", dice.pick(trade.people), dice.pick(MINDS));
        }
        clauses.push(clause);
    }
    let joint = format!(" {} ", dice.pick(JOINTS));
    clauses.join(&joint)
}

/// A map of the size S: 250 cards, 8 stages, 10 lanes.
pub fn map(seed: u64) -> Document {
    let mut dice = Dice::new(seed);
    let trade = &TRADES[dice.below(TRADES.len())];
    let mut document = Document {
        journey: Journey { id: dice.id(), title: "A journey".into(), ..Journey::default() },
        settings: Settings { id: dice.id(), ..Settings::default() },
        ..Document::default()
    };
    let state = State { id: dice.id(), name: "Today".into(), order: key(0), ..State::default() };
    document.states.insert(state.id, state.clone());
    let first = dice.below(2);
    for (index, name) in trade.stages.iter().skip(first).take(8).enumerate() {
        let stage = Stage {
            id: dice.id(),
            state: state.id,
            name: (*name).into(),
            order: key(index),
            ..Stage::default()
        };
        if index % 4 == 1 {
            for place in 0..2 {
                let name = format!("{} the {}", dice.pick(trade.deeds), dice.pick(trade.things));
                let step = Step {
                    id: dice.id(),
                    place: StepPlace { stage: stage.id, order: key(place), ..StepPlace::default() },
                    name,
                    ..Step::default()
                };
                document.steps.insert(step.id, step);
            }
        }
        document.stages.insert(stage.id, stage);
    }
    for (index, kind) in LANES.iter().enumerate() {
        let lane = Lane { id: dice.id(), state: state.id, kind: *kind, order: key(index), ..Lane::default() };
        document.lanes.insert(lane.id, lane);
    }
    for _ in 0..250 {
        add_card(&mut document, trade, &mut dice);
    }
    document
}

fn key(place: usize) -> OrderKey {
    OrderKey::evenly(place + 1).remove(place)
}

fn state_of(document: &Document) -> Id {
    document.first_state().map(|it| it.id).expect("a map has a state")
}

fn place(document: &Document, dice: &mut Dice) -> CardPlace {
    let outline = Outline::of(document, state_of(document));
    let lanes: Vec<Id> = outline.lanes.iter().filter(|it| it.kind.holds_cards()).map(|it| it.id).collect();
    let (lane, column) = (dice.pick(&lanes), dice.pick(&outline.columns));
    let last = outline.cards(lane, column).last().and_then(|it| it.place.as_ref()).map(|it| it.order.clone());
    CardPlace {
        lane,
        column,
        order: OrderKey::between(last.as_ref(), None).unwrap_or_default(),
        ..CardPlace::default()
    }
}

fn add_card(document: &mut Document, trade: &Trade, dice: &mut Dice) {
    let place = Some(place(document, dice));
    let card =
        Card { id: dice.id(), state: state_of(document), place, text: text(trade, dice), ..Card::default() };
    document.cards.insert(card.id, card);
}

/// The same map as somebody else rebuilt it, and which record became which: every id is another,
/// a fifth of the cards is reworded and keeps at most half of its words, a tenth is moved, a tenth
/// left out, a tenth new, and all stages and lanes have other names.
pub fn rebuilt(original: &Document, seed: u64) -> (Document, BTreeMap<Id, Id>) {
    let mut dice = Dice::new(seed ^ 0x5eed);
    let names: Vec<&str> = original.stages.values().map(|it| it.name.as_str()).collect();
    let trade = TRADES.iter().find(|it| it.stages.contains(&names[0])).expect("the map is of a trade");
    let mut document = original.clone();
    let count = document.cards.len();
    let mut cards: Vec<Id> = document.cards.keys().copied().collect();
    let mut some = |share: usize, dice: &mut Dice| -> Vec<Id> {
        (0..count * share / 100).map(|_| cards.swap_remove(dice.below(cards.len()))).collect()
    };
    // Left out are other cards than those that were changed; a moved one may be reworded, too.
    for card in some(10, &mut dice) {
        document.cards.remove(&card);
    }
    let left: Vec<Id> = document.cards.keys().copied().collect();
    for card in shuffled(&left, count * 20 / 100, &mut dice) {
        if let Some(card) = document.cards.get_mut(&card) {
            card.text = reworded(&card.text, trade, &mut dice);
        }
    }
    for card in shuffled(&left, count * 10 / 100, &mut dice) {
        let place = place(&document, &mut dice);
        if let Some(card) = document.cards.get_mut(&card) {
            card.place = Some(place);
        }
    }
    const OTHER_NAMES: &[&str] = &[
        "Beginning",
        "Second part",
        "Chapter three",
        "Fourth",
        "Halfway",
        "Six",
        "Towards the end",
        "Finally",
        "Epilogue",
    ];
    for (stage, name) in document.stages.values_mut().zip(OTHER_NAMES) {
        stage.name = (*name).into();
    }
    for (index, lane) in document.lanes.values_mut().enumerate() {
        lane.name = format!(
            "Row {}",
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][index % 10]
        );
    }
    let mut ids = BTreeMap::new();
    let records: Vec<Record> = document.references().into_iter().filter_map(|it| document.get(it)).collect();
    for record in &records {
        ids.insert(record.reference().id, dice.id());
    }
    let mut copy = Document::default();
    let edits = records.into_iter().map(|mut record| {
        record.each_id(|id| *id = ids.get(id).copied().unwrap_or(*id));
        RecordEdit { before: None, after: Some(record) }
    });
    Change { edits: edits.collect() }.apply(&mut copy);
    for _ in 0..count * 10 / 100 {
        add_card(&mut copy, trade, &mut dice);
    }
    (copy, ids)
}

fn shuffled(ids: &[Id], count: usize, dice: &mut Dice) -> Vec<Id> {
    let mut ids = ids.to_vec();
    (0..count).map(|_| ids.swap_remove(dice.below(ids.len()))).collect()
}

/// Keeps a third to a half of the words, in their order, among words of another text.
fn reworded(old: &str, trade: &Trade, dice: &mut Dice) -> String {
    let words: Vec<&str> = old.split(' ').collect();
    let least = (words.len() / 3).max(1);
    let kept = least + dice.below((words.len() / 2).saturating_sub(least) + 1);
    let mut places: Vec<usize> = (0..words.len()).collect();
    let mut chosen: Vec<usize> = (0..kept).map(|_| places.swap_remove(dice.below(places.len()))).collect();
    chosen.sort_unstable();
    let fresh = text(trade, dice);
    let mut fresh: Vec<&str> = fresh.split(' ').take(words.len() - kept).collect();
    for (index, place) in chosen.into_iter().enumerate() {
        fresh.insert((index * 2).min(fresh.len()), words[place]);
    }
    fresh.join(" ")
}
