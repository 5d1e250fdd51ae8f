//! What holds of every comparison: what is claimed is there, and nothing else is named.

use std::collections::BTreeSet;

use throughline_diff::Side;
use throughline_insight::{ChangeKind, CurveSummary, Fate, Meaning, Reached, Records, Topic, Verdict};
use throughline_model::*;

use crate::builder::Told;
use crate::maps::{Pair, all};

fn told(pair: &Pair) -> Told {
    Told::of(Side::of_state(&pair.document, pair.a), Side::of_state(&pair.document, pair.b))
}

fn mirrored(pair: &Pair) -> Told {
    Told::of(Side::of_state(&pair.document, pair.b), Side::of_state(&pair.document, pair.a))
}

/// All records that anything was counted from.
fn records(meaning: &Meaning) -> Vec<(&'static str, &Records)> {
    let mut all: Vec<(&'static str, &Records)> = Vec::new();
    all.extend(meaning.figures.iter().map(|it| ("figure", &it.records)));
    all.extend(meaning.claims.iter().map(|it| ("claim", &it.records)));
    all.extend(meaning.stages.iter().map(|it| ("stage", &it.records)));
    all.extend(meaning.columns.iter().map(|it| ("column", &it.records)));
    all.extend(meaning.curves.iter().map(|it| ("curve", &it.records)));
    all.extend(meaning.pains.iter().map(|it| ("pain", &it.records)));
    all.extend(meaning.touchpoints.iter().map(|it| ("touchpoint", &it.records)));
    all.extend(meaning.channels.iter().map(|it| ("channel", &it.records)));
    all.extend(meaning.hand_offs.iter().map(|it| ("hand-off", &it.records)));
    all.extend(meaning.metrics.iter().map(|it| ("metric", &it.records)));
    all
}

#[test]
fn there_are_more_than_twenty_maps() {
    assert!(all().len() > 20);
}

#[test]
fn every_claim_names_records_that_exist() {
    for pair in all() {
        let told = told(&pair);
        for (what, records) in records(&told.meaning) {
            assert!(
                !records.a.is_empty() || !records.b.is_empty(),
                "{}: a {what} without records",
                pair.name
            );
            for record in records.a.iter().chain(&records.b) {
                assert!(pair.document.contains(*record), "{}: {what} names {record}", pair.name);
            }
        }
    }
}

/// The texts in curly quotes of a sentence.
fn quotes(sentence: &str) -> Vec<String> {
    let parts = sentence.split('\u{201c}').skip(1);
    parts.filter_map(|part| part.split_once('\u{201d}')).map(|(quote, _)| quote.to_owned()).collect()
}

/// Letters and digits alone: quotes, spaces and stops are written otherwise in a sentence.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn nothing_is_quoted_that_no_map_says() {
    for pair in all() {
        let told = told(&pair);
        let records = pair.document.references().into_iter().filter_map(|it| pair.document.get(it));
        let said: String = records.map(|record| bare(&texts(&record))).collect::<Vec<_>>().join("\n");
        let lines = told.lines.iter().map(|line| line.why.as_str());
        let facts = told.meaning.columns.iter().flat_map(|column| &column.facts).map(String::as_str);
        for sentence in told.sentences().into_iter().chain(lines).chain(facts) {
            for quote in quotes(sentence) {
                // Lanes and metrics without a name of their own have their kind's.
                let is_kind = LaneKind::ALL.iter().any(|kind| kind.label() == quote)
                    || MetricKind::ALL.iter().any(|kind| kind.label() == quote);
                let stands_in = is_kind || quote.ends_with("without a name");
                assert!(stands_in || said.contains(&bare(&quote)), "{}: {quote:?} in {sentence}", pair.name);
            }
        }
    }
}

/// Everything that a record says.
fn texts(record: &Record) -> String {
    fn gather(value: &serde_json::Value, into: &mut String) {
        match value {
            serde_json::Value::String(text) => into.push_str(text),
            serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
            serde_json::Value::Object(parts) => parts.values().for_each(|part| gather(part, into)),
            _ => {}
        }
    }
    let mut all = String::new();
    gather(&record.to_fields().into(), &mut all);
    all
}

#[test]
fn the_lowest_moment_is_the_lowest_score() {
    for pair in all() {
        let told = told(&pair);
        for curve in &told.meaning.curves {
            for (state, summary) in [(pair.a, &curve.before), (pair.b, &curve.after)] {
                let outline = Outline::of(&pair.document, state);
                let scores = pair
                    .document
                    .emotions
                    .values()
                    .filter(|it| it.persona == curve.persona && outline.columns.contains(&it.column));
                let scores: Vec<f64> = scores.filter_map(|it| it.score).collect();
                let lowest = scores.iter().copied().reduce(f64::min);
                assert_eq!(summary.as_ref().map(|it| it.lowest.score), lowest, "{}", pair.name);
                let mean = lowest.map(|_| scores.iter().sum::<f64>() / scores.len() as f64);
                let off = |summary: &CurveSummary| (summary.mean - mean.unwrap_or_default()).abs();
                assert!(summary.as_ref().is_none_or(|it| off(it) < 1e-9), "{}", pair.name);
            }
        }
    }
}

#[test]
fn every_pain_point_has_one_fate() {
    for pair in all() {
        let told = told(&pair);
        let of = |state: Id| -> BTreeSet<Id> {
            let outline = Outline::of(&pair.document, state);
            let lanes: BTreeSet<Id> =
                outline.lanes.iter().filter(|it| it.kind == LaneKind::Pain).map(|it| it.id).collect();
            let cells = outline.cells.iter().filter(|(cell, _)| lanes.contains(&cell.lane));
            cells.flat_map(|(_, cards)| cards).map(|card| card.id).collect()
        };
        let pains = &told.meaning.pains;
        let before: Vec<Id> = pains.iter().filter_map(|it| it.a).collect();
        assert_eq!(before.len(), before.iter().collect::<BTreeSet<_>>().len(), "{}", pair.name);
        assert_eq!(before.into_iter().collect::<BTreeSet<_>>(), of(pair.a), "{}", pair.name);
        for pain in pains {
            let there = (pain.a.is_some(), pain.b.is_some());
            let expected = match pain.fate {
                Fate::Closed => (true, false),
                Fate::Open => (true, true),
                Fate::New => (false, true),
            };
            assert_eq!(there, expected, "{}", pair.name);
            assert!(pain.b.is_none_or(|id| of(pair.b).contains(&id)), "{}", pair.name);
        }
    }
}

#[test]
fn every_difference_is_told_in_a_line() {
    for pair in all() {
        let told = told(&pair);
        let hangs = |kind: RecordKind| matches!(kind, RecordKind::Evidence | RecordKind::Measurement);
        for difference in told.comparison.differences.iter().filter(|it| !hangs(it.kind)) {
            let own = told
                .lines
                .iter()
                .filter(|line| (line.kind, line.a, line.b) == (difference.kind, difference.a, difference.b));
            assert_eq!(own.count(), 1, "{}: {difference:?}", pair.name);
        }
        for line in &told.lines {
            assert!(!line.name.is_empty() && line.why.ends_with('.'), "{}: {line:?}", pair.name);
            // A feeling of one side alone was not measured on the other: that is no new record.
            if line.kind != RecordKind::Emotion {
                assert_eq!(line.change == ChangeKind::Added, line.a.is_none(), "{}: {line:?}", pair.name);
                assert_eq!(line.change == ChangeKind::Removed, line.b.is_none(), "{}: {line:?}", pair.name);
            }
        }
    }
}

#[test]
fn counts_of_stages_are_counts_of_lines() {
    for pair in all() {
        let told = told(&pair);
        let counted: usize = told.meaning.stages.iter().map(|stage| stage.counts.total()).sum();
        let standing = told.lines.iter().filter(|line| line.stage.is_some()).count();
        assert_eq!(counted, standing, "{}", pair.name);
        assert_eq!(told.meaning.basis.total(), told.lines.len(), "{}", pair.name);
    }
}

#[test]
fn sides_that_are_swapped_say_the_opposite() {
    let mut mirrors = 0;
    for pair in all() {
        let (there, back) = (told(&pair), mirrored(&pair));
        // Unrelated maps are matched by their contents, and then perhaps otherwise the other way.
        let pairs: BTreeSet<(Id, Id)> = there.comparison.pairs.iter().map(|it| (it.a, it.b)).collect();
        if pairs != back.comparison.pairs.iter().map(|it| (it.b, it.a)).collect() {
            continue;
        }
        mirrors += 1;
        let (there, back) = (there.meaning, back.meaning);
        let name = &pair.name;

        let gone = |meaning: &Meaning, gained: bool| -> BTreeSet<Id> {
            let all = meaning.touchpoints.iter().chain(&meaning.channels);
            all.filter(|it| it.gained == gained).map(|it| it.record.id).collect()
        };
        assert_eq!(gone(&there, true), gone(&back, false), "{name}");
        assert_eq!(gone(&there, false), gone(&back, true), "{name}");

        let pains = |meaning: &Meaning, fate: Fate, a: bool| -> BTreeSet<Id> {
            let own = meaning.pains.iter().filter(|it| it.fate == fate);
            own.filter_map(|it| if a { it.a } else { it.b }).collect()
        };
        assert_eq!(pains(&there, Fate::Closed, true), pains(&back, Fate::New, false), "{name}");
        assert_eq!(pains(&there, Fate::New, false), pains(&back, Fate::Closed, true), "{name}");

        let hand_offs = |meaning: &Meaning, change: ChangeKind| {
            meaning.hand_offs.iter().filter(|it| it.change == Some(change)).count()
        };
        assert_eq!(hand_offs(&there, ChangeKind::Added), hand_offs(&back, ChangeKind::Removed), "{name}");
        assert_eq!(hand_offs(&there, ChangeKind::Removed), hand_offs(&back, ChangeKind::Added), "{name}");

        for (one, other) in there.curves.iter().zip(&back.curves) {
            assert_eq!((&one.before, &one.after), (&other.after, &other.before), "{name}");
            let opposite = match one.verdict {
                Verdict::Gains => Verdict::Loses,
                Verdict::Loses => Verdict::Gains,
                same => same,
            };
            assert_eq!(other.verdict, opposite, "{name}");
        }
        let touched = |meaning: &Meaning| meaning.stages.iter().filter(|it| it.is_touched()).count();
        // Of two stages that change places either may be the one that moved.
        let swaps = told(&pair)
            .lines
            .iter()
            .any(|line| line.kind == RecordKind::Stage && line.change == ChangeKind::Moved);
        if !swaps {
            assert_eq!(touched(&there), touched(&back), "{name}");
        }

        for metric in there.metrics.iter().filter(|it| matches!(it.reached, Reached::Measured(_))) {
            let Some(other) = back.metrics.iter().find(|it| it.a == metric.b && it.b == metric.a) else {
                panic!("{name}: {} has no mirror", metric.name);
            };
            let better = |it: &throughline_insight::MetricChange| it.delta.as_ref().and_then(|it| it.better);
            if metric.now.is_some() {
                assert_eq!(better(metric), better(other).map(|better| !better), "{name}");
            }
        }
    }
    assert!(mirrors >= 20, "only {mirrors} maps are matched alike both ways");
}

#[test]
fn what_is_not_measured_is_called_so() {
    for pair in all() {
        let told = told(&pair);
        for figure in &told.meaning.figures {
            let measured = |text: &str| text.chars().any(|letter| letter.is_ascii_digit());
            let before =
                figure.before.is_empty() || figure.before == "not measured" || measured(&figure.before);
            assert!(before && (figure.after == "not measured" || measured(&figure.after)), "{figure:?}");
            if figure.topic != Topic::Evidence && figure.after == "not measured" {
                assert_eq!(figure.delta, None, "{}", pair.name);
            }
        }
    }
}
