//! Where a slide's numbers come from: its source line, and what its notes say of each record.

use throughline_model::numbers::{count, date};
use throughline_model::{Evidence, EvidenceKind, RecordRef};

use super::Statement;
use super::facts::Facts;
use super::words::on_one_line;

/// A source line longer than this tells the number of its sources in their place.
const LONGEST_LINE: usize = 190;

/// A number that a slide shows, with where it comes from.
pub(super) struct Cited {
    pub record: RecordRef,
    /// Empty where the record names none.
    pub source: String,
    pub sample_size: Option<u64>,
    /// The time it covers; empty where nobody said.
    pub period: String,
}

/// Sources with their sample sizes, and what kind of evidence there is.
pub(super) struct Sources<'a, 'b> {
    facts: &'b Facts<'a>,
    cited: Vec<Cited>,
    /// Records that say something without a number of their own.
    said: Vec<RecordRef>,
}

impl<'a, 'b> Sources<'a, 'b> {
    pub fn of(facts: &'b Facts<'a>) -> Self {
        Sources { facts, cited: Vec::new(), said: Vec::new() }
    }

    /// A number on the slide.
    pub fn cite(&mut self, cited: Cited) {
        self.cited.push(cited);
    }

    /// A record whose evidence counts.
    pub fn rest_on(&mut self, record: RecordRef) {
        self.said.push(record);
    }

    /// The source line, behind what the slide itself has to say of its numbers.
    pub fn line(self, before: &[String], after: &[String]) -> Statement {
        let mut records: Vec<RecordRef> = Vec::new();
        let own = self.cited.iter().map(|it| it.record).chain(self.said.iter().copied());
        own.for_each(|record| {
            if !records.contains(&record) {
                records.push(record);
            }
        });
        let kinds = self.kinds(&records);
        let mut parts: Vec<String> = before.to_vec();
        let listed = self.listed(&kinds);
        let short = self.counted();
        let tail: Vec<String> =
            honesty(&kinds, records.len()).into_iter().chain(after.iter().cloned()).collect();
        let length = |middle: &str| -> usize {
            parts.iter().chain(&tail).map(|part| part.chars().count() + 1).sum::<usize>()
                + middle.chars().count()
        };
        let middle = if length(&listed) <= LONGEST_LINE { listed } else { short };
        if !middle.is_empty() {
            parts.push(middle);
        }
        parts.extend(tail);
        Statement { sentence: parts.join(" "), records }
    }

    /// The evidence on the records, and on what it is drawn from.
    fn kinds(&self, records: &[RecordRef]) -> Vec<&'a Evidence> {
        records.iter().flat_map(|record| self.facts.evidence(record.id)).copied().collect()
    }

    /// "Web analytics, n 8,420 and 9,314; call log, n 3,912; Q3 2026."
    fn listed(&self, evidence: &[&Evidence]) -> String {
        let mut sources: Vec<(String, Vec<String>)> = Vec::new();
        let mut periods: Vec<String> = Vec::new();
        let from_evidence = evidence
            .iter()
            .filter(|it| it.kind != EvidenceKind::Illustrative)
            .map(|it| (on_one_line(&it.source), it.sample_size, date(&it.date)));
        let from_numbers =
            self.cited.iter().map(|it| (on_one_line(&it.source), it.sample_size, date(&it.period)));
        for (source, sample_size, period) in from_numbers.chain(from_evidence) {
            if source.is_empty() && sample_size.is_none() {
                continue;
            }
            let source = if source.is_empty() { "source not named".to_owned() } else { source };
            if !period.is_empty() && !periods.contains(&period) {
                periods.push(period);
            }
            let sample = sample_size.map(count);
            match sources.iter_mut().find(|(known, _)| *known == source) {
                Some((_, samples)) => {
                    samples.extend(sample.filter(|it| !samples.contains(it)).into_iter().collect::<Vec<_>>());
                }
                None => sources.push((source, sample.into_iter().collect())),
            }
        }
        let mut parts: Vec<String> = sources
            .into_iter()
            .map(|(source, samples)| match crate::lines::listed(&samples) {
                Some(samples) => format!("{source}, n {samples}"),
                None => format!("{source}, n not stated"),
            })
            .collect();
        if let ([period], false) = (periods.as_slice(), parts.is_empty()) {
            parts.push(period.clone());
        }
        if parts.is_empty() { String::new() } else { format!("{}.", capitalised(&parts.join("; "))) }
    }

    /// "6 sources, n 96 to 8,420; see the notes."
    fn counted(&self) -> String {
        let mut sources: Vec<&str> = self.cited.iter().map(|it| it.source.trim()).collect();
        sources.sort_unstable();
        sources.dedup();
        let samples = || self.cited.iter().filter_map(|it| it.sample_size);
        let range = samples().min().zip(samples().max());
        let number = throughline_model::numbers::counted(sources.len(), "source", "sources");
        match range {
            _ if sources.is_empty() => "Sources: see the notes.".to_owned(),
            Some((least, most)) if least == most => format!("{number}, n {}; see the notes.", count(least)),
            Some((least, most)) => format!("{number}, n {} to {}; see the notes.", count(least), count(most)),
            None => format!("{number}; see the notes."),
        }
    }
}

/// What is made up or assumed is said so on the slide itself.
fn honesty(evidence: &[&Evidence], records: usize) -> Option<String> {
    let of = |kind: EvidenceKind| evidence.iter().filter(|it| it.kind == kind).count();
    let (made_up, assumed) = (of(EvidenceKind::Illustrative), of(EvidenceKind::Assumption));
    let surer = of(EvidenceKind::Measured) + of(EvidenceKind::Interview);
    match (made_up, assumed, surer) {
        (0, 0, _) => None,
        (0, assumed, 0) if assumed >= records => Some("Assumptions, not yet asked.".to_owned()),
        (0, ..) => Some("In part assumptions.".to_owned()),
        (_, 0, 0) => Some("Illustrative, not evidence.".to_owned()),
        _ => Some("In part illustrative, not evidence.".to_owned()),
    }
}

/// What a record rests on, for the notes: a line for each number and each piece of evidence.
pub(super) fn told(facts: &Facts, cited: &Cited, number: &str) -> String {
    let mut parts = vec![format!("{}: {number}", facts.name(cited.record))];
    parts.push(match cited.sample_size {
        Some(sample) => format!("n {}", count(sample)),
        None => "n not stated".to_owned(),
    });
    parts.push(match cited.source.trim() {
        "" => "source not named".to_owned(),
        source => on_one_line(source),
    });
    if !cited.period.trim().is_empty() {
        parts.push(date(&cited.period));
    }
    format!("{}.", parts.join(", "))
}

/// "Measured: 14 of 40 said so (n 40, exit survey, March 2026)."
pub(super) fn evidence_told(facts: &Facts, record: RecordRef) -> Vec<String> {
    facts.evidence(record.id).iter().map(|evidence| evidence_line(evidence)).collect()
}

pub(super) fn evidence_line(evidence: &Evidence) -> String {
    let text = on_one_line(&evidence.text);
    let about = about(evidence);
    let kind = evidence.kind.label();
    let text = text.trim_end_matches('.');
    match (text.is_empty(), about.is_empty()) {
        (true, true) => format!("{kind}."),
        (true, false) => format!("{kind}: {about}."),
        (false, true) => format!("{kind}: {text}."),
        (false, false) => format!("{kind}: {text} ({about})."),
    }
}

/// "n 40, exit survey, March 2026"; what is not known is left out.
pub(super) fn about(evidence: &Evidence) -> String {
    let parts = [
        evidence.sample_size.map(|sample| format!("n {}", count(sample))).unwrap_or_default(),
        on_one_line(&evidence.source),
        date(&evidence.date),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
