//! Opportunities by value and effort: what brings much for little, and what takes more.

use throughline_model::{Card, Id, LaneKind, RecordRef, Status};

use super::facts::{Facts, card};
use super::sources::{Cited, Sources, evidence_told};
use super::words::{Fitted, Room, named, on_one_line, shortest_fitting, spelled, spelled_within, words};
use super::{Content, Statement, Told};

/// So many opportunities are named.
const NAMED: usize = 6;
/// A name of more words is told in the notes, that others have room.
const LONG_NAME: usize = 14;
/// From this value on an opportunity is worth much.
const MUCH_VALUE: u8 = 4;
/// Up to this effort it takes little.
const LITTLE_EFFORT: u8 = 2;

/// Opportunities by value and effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The best, those that take little first: they are named.
    pub named: Vec<Opportunity>,
    /// The other rated ones as value and effort.
    pub others: Vec<(u8, u8)>,
    /// Whether there is room for the names of the matrix's quarters.
    pub has_quarters: bool,
}

/// An opportunity that is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Opportunity {
    /// The card.
    pub card: Id,
    /// What it says.
    pub text: Fitted,
    /// What it would bring, 1 to 5.
    pub value: u8,
    /// What it would take, 1 to 5.
    pub effort: u8,
}

impl Opportunity {
    /// Whether it brings much for little.
    pub fn is_quick_win(&self) -> bool {
        is_quick_win((self.value, self.effort))
    }
}

fn is_quick_win((value, effort): (u8, u8)) -> bool {
    value >= MUCH_VALUE && effort <= LITTLE_EFFORT
}

pub(super) fn told(facts: &Facts) -> Told {
    let all = opportunities(facts);
    let rate = |card: &Card| {
        let on_scale = |rate: Option<u8>| rate.filter(|rate| (1..=5).contains(rate));
        on_scale(card.value).zip(on_scale(card.effort))
    };
    let mut rated: Vec<(&Card, (u8, u8))> = all.iter().filter_map(|one| Some((*one, rate(one)?))).collect();
    if rated.is_empty() {
        return Told::missing(match all.is_empty() {
            true => {
                "There are no open opportunities yet. Write them into a lane of opportunities, with value and effort."
            }
            false => "No opportunity is rated yet. Rate value and effort from 1 to 5.",
        });
    }
    // Equals stay in the order of the map.
    rated.sort_by_key(|(_, (value, effort))| (std::cmp::Reverse(*value), *effort));
    let mut room = Room::new();
    room.take(["Value", "Effort"]);
    let mut remarks = Vec::new();
    let mut best: Vec<(&Card, Opportunity)> = Vec::new();
    for (one, (value, effort)) in rated.iter().take(NAMED) {
        let name = facts.name(card(one.id));
        let is_long = words(&name) > LONG_NAME;
        let text = match room.fit(&name) {
            Some(text) if text.is_whole => text,
            fitted if is_long => {
                remarks.push(
                    "An opportunity is too long for the slide and is told whole in the notes.".to_owned(),
                );
                let Some(text) = fitted.or_else(|| room.fit("See the notes.")) else { break };
                text
            }
            _ => {
                let named = spelled_within(best.len());
                remarks.push(format!("There is room for the names of {named} opportunities."));
                break;
            }
        };
        best.push((*one, Opportunity { card: one.id, text, value: *value, effort: *effort }));
    }
    // Little effort first, which keeps the order within each half.
    best.sort_by_key(|(_, it)| !it.is_quick_win());
    let title = title(facts, &best, rated.len());
    let mut sources = Sources::of(facts);
    let mut notes = Vec::new();
    for (one, it) in &best {
        sources.cite(Cited {
            record: card(one.id),
            source: String::new(),
            sample_size: None,
            period: String::new(),
        });
        notes.push(note(facts, one, it));
        notes.extend(evidence_told(facts, card(one.id)));
    }
    let others: Vec<(u8, u8)> = rated.iter().skip(best.len()).map(|(_, rate)| *rate).collect();
    let mut after = Vec::new();
    match others.len() {
        0 => {}
        1 => after.push("Open circle: one further opportunity.".to_owned()),
        number => after.push(format!("Open circles: {} further opportunities.", spelled_within(number))),
    }
    match all.len() - rated.len() {
        0 => {}
        1 => after.push("One is not rated.".to_owned()),
        number => after.push(format!("{} are not rated.", spelled(number))),
    }
    let source = sources.line(&["Value and effort as rated on the map, 1 to 5.".to_owned()], &after);
    let has_quarters = room.take(["Quick wins", "Big bets"]);
    Told {
        title,
        content: Content::Value(Value {
            named: best.into_iter().map(|(_, it)| it).collect(),
            others,
            has_quarters,
        }),
        source,
        notes,
        remarks,
    }
}

/// The open opportunities of the future state, or of today where that has none; solutions where
/// there are only those.
fn opportunities<'a>(facts: &Facts<'a>) -> Vec<&'a Card> {
    let is_open = |card: &&Card| !matches!(card.status, Some(Status::Done | Status::Dropped));
    for kind in [LaneKind::Opportunity, LaneKind::Solution] {
        for side in facts.future.as_ref().map(|it| &it.side).into_iter().chain([&facts.today]) {
            let cards: Vec<&Card> =
                Facts::cards(side, kind).into_iter().map(|(_, card)| card).filter(is_open).collect();
            if !cards.is_empty() {
                return cards;
            }
        }
    }
    Vec::new()
}

fn title(facts: &Facts, best: &[(&Card, Opportunity)], of: usize) -> Statement {
    let records: Vec<RecordRef> = best.iter().map(|(one, _)| card(one.id)).collect();
    let quick = best.iter().filter(|(_, it)| it.is_quick_win()).count();
    let rest: Vec<&(&Card, Opportunity)> = best.iter().filter(|(_, it)| !it.is_quick_win()).collect();
    let wins = |number: usize| match number {
        1 => "one quick win".to_owned(),
        number => format!("{} quick wins", spelled_within(number)),
    };
    let name = |one: &Card| named(&facts.name(card(one.id)));
    let top = match best.len() {
        number if number == of => format!("the {} rated opportunities", spelled_within(of)),
        number => format!("the best {} of {of} opportunities", spelled_within(number)),
    };
    let sentence = match (best, quick, rest.as_slice()) {
        ([(one, it)], 0, _) => shortest_fitting([
            name(one)
                .map(|name| format!("{name} brings {} of 5 for an effort of {} of 5", it.value, it.effort)),
            Some(format!(
                "The only rated opportunity brings {} of 5 for an effort of {} of 5",
                it.value, it.effort
            )),
        ]),
        ([(one, _)], ..) => shortest_fitting([
            name(one).map(|name| format!("{name} is a quick win: it brings much for little effort")),
            Some("The only rated opportunity is a quick win: it brings much for little effort".to_owned()),
        ]),
        (_, 0, _) => format!("None of {top} is a quick win: each brings less or takes more"),
        (_, _, []) => format!("{} are quick wins: they bring much for little effort", capital(&top)),
        (_, quick, rest) => {
            let bring = if quick == 1 { "brings" } else { "bring" };
            let are_bets = rest.iter().all(|(_, it)| it.value >= MUCH_VALUE);
            let rest = match (are_bets, rest.len()) {
                (true, 1) => "one big bet takes more".to_owned(),
                (true, number) => format!("{} big bets take more", spelled_within(number)),
                (false, 1) => "one further one brings less or takes more".to_owned(),
                (false, number) => format!("{} further ones bring less or take more", spelled_within(number)),
            };
            format!("{} {bring} much for little effort; {rest}", capital(&wins(quick)))
        }
    };
    Statement { sentence, records }
}

fn capital(text: &str) -> String {
    super::sources::capitalised(text)
}

/// "Ask less: value 5, effort 3, €150,000, owner Tom Adeyemi, planned, due 31 March 2027."
fn note(facts: &Facts, card: &Card, it: &Opportunity) -> String {
    let owner = if card.owner.trim().is_empty() { &card.responsible } else { &card.owner };
    let parts = [
        format!("value {}", it.value),
        format!("effort {}", it.effort),
        on_one_line(&card.cost),
        match owner.trim() {
            "" => "nobody owns it".to_owned(),
            owner => format!("owner {owner}"),
        },
        card.status.map(|status| status.label().to_lowercase()).unwrap_or_default(),
        match card.due.trim() {
            "" => String::new(),
            due => format!("due {}", throughline_model::numbers::date(due)),
        },
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}: {}.", facts.name(super::facts::card(card.id)), parts.join(", "))
}
