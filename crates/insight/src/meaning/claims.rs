//! Everything that can be said, a sentence each.

use std::cmp::Ordering;

use throughline_model::numbers::counted;

use super::basis::of_records;
use super::figures::mean_delta;
use super::headline::part_of;
use super::{
    Claim, CurveChange, Fate, HandOffChange, Meaning, MeetingChange, PainChange, Reached, Topic, Verdict,
};
use crate::both::{Both, Records};
use crate::lines::listed;
use crate::names::quoted;
use crate::scores;
use crate::{ChangeKind, Line};

pub(super) fn of(both: &Both, lines: &[Line], meaning: &Meaning) -> Vec<Claim> {
    let mut claims = Claims { both, all: Vec::new() };
    stages(&mut claims, meaning);
    meaning.curves.iter().for_each(|curve| feeling(&mut claims, curve));
    pains(&mut claims, meaning);
    meetings(&mut claims, Topic::Touchpoints, &meaning.touchpoints, ("touchpoint", "touchpoints"));
    meetings(&mut claims, Topic::Channels, &meaning.channels, ("channel", "channels"));
    hand_offs(&mut claims, &meaning.hand_offs);
    metrics(&mut claims, meaning);
    owners(&mut claims, meaning);
    evidence(&mut claims, lines, meaning);
    claims.all
}

/// Claims being collected.
struct Claims<'a> {
    both: &'a Both<'a>,
    all: Vec<Claim>,
}

impl Claims<'_> {
    fn add(&mut self, topic: Topic, sentence: String, better: Option<bool>, records: Records) {
        let basis = of_records(self.both, &records);
        self.all.push(Claim { topic, sentence, better, records, basis });
    }
}

fn all<'a>(records: impl IntoIterator<Item = &'a Records>) -> Records {
    let mut joined = Records::default();
    records.into_iter().for_each(|one| joined.add(one));
    joined
}

/// A sentence begins with a capital.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn stages(claims: &mut Claims, meaning: &Meaning) {
    if meaning.stages.is_empty() {
        return;
    }
    let touched = meaning.stages.iter().filter(|stage| stage.is_touched()).count();
    let said = part_of(touched, meaning.stages.len(), "stage", "stages", ("changes", "change"));
    let steps = |kind: ChangeKind| meaning.columns.iter().filter(|it| it.change == kind).count();
    let details = [(ChangeKind::Added, "new"), (ChangeKind::Removed, "gone"), (ChangeKind::Moved, "moved")];
    let details: Vec<String> = details
        .into_iter()
        .filter(|(kind, _)| steps(*kind) > 0)
        .map(|(kind, word)| format!("{} {word}", counted(steps(kind), "step is", "steps are")))
        .collect();
    let said = listed(&details).map_or(said.clone(), |details| format!("{said}; {details}"));
    let records = all(meaning.stages.iter().map(|stage| &stage.records));
    claims.add(Topic::Stages, sentence(&said), None, records);
}

fn feeling(claims: &mut Claims, curve: &CurveChange) {
    let name = &curve.name;
    let (Some(before), Some(after)) = (&curve.before, &curve.after) else {
        let when = if curve.before.is_none() { "before" } else { "after" };
        let said = format!("{name}: what is felt was not measured {when}.");
        claims.add(Topic::Feeling, said, None, curve.records.clone());
        return;
    };
    let moment = |moment: &super::Moment| {
        format!(
            "{} ({}) at {}",
            scores::written(claims.both, moment.score),
            moment.word,
            quoted(&moment.name)
        )
    };
    let by = scores::rounded(scores::rounded(after.lowest.score) - scores::rounded(before.lowest.score));
    let verb = match by {
        by if by > 0.0 => "rises",
        by if by < 0.0 => "falls",
        _ => "goes",
    };
    let said = format!(
        "{name}: the lowest moment {verb} from {} to {}.",
        moment(&before.lowest),
        moment(&after.lowest)
    );
    let better = (by != 0.0).then_some(by > 0.0);
    claims.add(Topic::Lowest, said, better, curve.records.clone());

    let mut worse: Vec<_> = curve.points.iter().filter(|it| it.by().is_some_and(|by| by < 0.0)).collect();
    worse.sort_by(|one, next| one.by().unwrap_or(0.0).total_cmp(&next.by().unwrap_or(0.0)));
    let verdict = match curve.verdict {
        Verdict::Gains => "gains",
        Verdict::Loses => "loses",
        Verdict::Mixed => "gains and loses",
        Verdict::Same | Verdict::NotMeasured => "feels the same",
    };
    let numbers = [before.mean, after.mean].map(|mean| scores::written(claims.both, mean));
    let mut said = match mean_delta(curve) {
        Some(delta) => {
            format!("{name} {verdict}: {} to {} on average ({})", numbers[0], numbers[1], delta.text)
        }
        None => format!("{name} {verdict}: {} on average", numbers[1]),
    };
    if let Some(most) = worse.first() {
        let steps = counted(worse.len(), "step", "steps");
        said.push_str(&format!(", worse in {steps}, most at {}", quoted(&most.name)));
    }
    let better = match curve.verdict {
        Verdict::Gains => Some(true),
        Verdict::Loses => Some(false),
        _ => None,
    };
    claims.add(Topic::Feeling, said + ".", better, curve.records.clone());
}

fn pains(claims: &mut Claims, meaning: &Meaning) {
    let of = |fate: Fate| -> Vec<&PainChange> { meaning.pains.iter().filter(|it| it.fate == fate).collect() };
    let (closed, open, new) = (of(Fate::Closed), of(Fate::Open), of(Fate::New));
    let before = closed.len() + open.len();
    let texts = |pains: &[&PainChange]| -> String {
        listed(&pains.iter().map(|pain| quoted(&pain.text)).collect::<Vec<_>>()).unwrap_or_default()
    };
    let own = |pains: &[&PainChange]| all(&pains.iter().map(|pain| pain.own()).collect::<Vec<_>>());
    if before > 0 {
        let said = part_of(closed.len(), before, "pain point", "pain points", ("is closed", "are closed"));
        let better = (!closed.is_empty()).then_some(true);
        let every: Vec<&PainChange> = closed.iter().chain(&open).copied().collect();
        claims.add(Topic::Pains, sentence(&said), better, own(&every));
    }
    if !open.is_empty() {
        let said = format!(
            "{} open: {}.",
            counted(open.len(), "pain point stays", "pain points stay"),
            texts(&open)
        );
        claims.add(Topic::Pains, said, None, own(&open));
    }
    let graver = |pain: &&PainChange| pain.severity_after > pain.severity_before;
    let graver: Vec<&PainChange> = open.iter().copied().filter(graver).collect();
    if !graver.is_empty() {
        let said =
            format!("{} worse: {}.", counted(graver.len(), "of them gets", "of them get"), texts(&graver));
        claims.add(Topic::Pains, said, Some(false), own(&graver));
    }
    if !new.is_empty() {
        let said =
            format!("{} new: {}.", counted(new.len(), "pain point is", "pain points are"), texts(&new));
        claims.add(Topic::Pains, said, Some(false), own(&new));
    }
    let unanswered: Vec<&PainChange> = meaning.pains.iter().filter(|pain| pain.is_unanswered()).collect();
    match unanswered.is_empty() {
        _ if before == 0 => {}
        true => {
            let every = all(closed.iter().chain(&open).map(|pain| &pain.records));
            let said = "Every pain point of before has an answer after, by the links.".to_owned();
            claims.add(Topic::Answers, said, Some(true), every);
        }
        false => {
            let number = counted(unanswered.len(), "pain point", "pain points");
            let said = format!("{number} of before without an answer after: {}.", texts(&unanswered));
            claims.add(Topic::Answers, said, Some(false), own(&unanswered));
        }
    }
}

fn meetings(claims: &mut Claims, topic: Topic, changes: &[MeetingChange], (one, several): (&str, &str)) {
    for (gained, word) in [(true, "new"), (false, "gone")] {
        let own: Vec<_> = changes.iter().filter(|it| it.gained == gained).collect();
        let mut names: Vec<String> = Vec::new();
        for name in own.iter().map(|it| quoted(&it.name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if let Some(names) = listed(&names) {
            let (one, several) = (format!("{one} is"), format!("{several} are"));
            let said = format!("{} {word}: {names}.", counted(own.len(), &one, &several));
            claims.add(topic, said, None, all(own.iter().map(|it| &it.records)));
        }
    }
}

fn hand_offs(claims: &mut Claims, changes: &[HandOffChange]) {
    if changes.is_empty() {
        return;
    }
    let of =
        |change: ChangeKind| -> Vec<_> { changes.iter().filter(|it| it.change == Some(change)).collect() };
    let (gone, new) = (of(ChangeKind::Removed), of(ChangeKind::Added));
    let (was, is) = (changes.len() - new.len(), changes.len() - gone.len());
    let lossy = |lost: fn(&HandOffChange) -> &str| changes.iter().filter(|it| !lost(it).is_empty()).count();
    let (lost_before, lost_after) = (lossy(|it| &it.lost_before), lossy(|it| &it.lost_after));
    let mut said = format!("Hand-offs between owners: {was} before, {is} after");
    if lost_before + lost_after > 0 {
        said.push_str(&format!("; something is lost in {lost_before} before, in {lost_after} after"));
    }
    // Fewer is better, unless more is lost on the way.
    let better = match (is.cmp(&was), lost_after.cmp(&lost_before)) {
        (Ordering::Equal, Ordering::Equal) => None,
        (number, lost) if number.is_le() && lost.is_le() => Some(true),
        (number, lost) if number.is_ge() && lost.is_ge() => Some(false),
        _ => None,
    };
    claims.add(Topic::HandOffs, said + ".", better, all(changes.iter().map(|it| &it.records)));
    for (own, word) in [(gone, "gone"), (new, "new")] {
        let names: Vec<String> = own.iter().map(|it| format!("{} to {}", it.from, it.to)).collect();
        if let Some(names) = listed(&names) {
            let number = counted(own.len(), "hand-off is", "hand-offs are");
            let records = all(own.iter().map(|it| &it.records));
            claims.add(Topic::HandOffs, format!("{number} {word}: {names}."), None, records);
        }
    }
}

fn metrics(claims: &mut Claims, meaning: &Meaning) {
    for metric in &meaning.metrics {
        let now = metric.now.as_ref().map_or("not measured", |now| now.text.as_str());
        let verdict = match metric.delta.as_ref().and_then(|delta| delta.better) {
            Some(true) => ", better",
            Some(false) => ", worse",
            None => "",
        };
        let by = metric.delta.as_ref().map(|delta| format!(" ({}{verdict})", delta.text)).unwrap_or_default();
        let after = match &metric.reached {
            Reached::Measured(reading) => format!("{} measured{by}", reading.text),
            Reached::Target if metric.delta.is_none() && metric.now.is_some() => {
                format!("the target of {} is reached already", metric.target)
            }
            Reached::Target => format!("{} as a target{by}", metric.target),
            Reached::Nothing if metric.b.is_some() => "not measured, no target".to_owned(),
            Reached::Nothing => "no longer a metric".to_owned(),
        };
        let said = format!("{}, {}: {now} before, {after}.", metric.name, metric.on);
        let better = metric.delta.as_ref().and_then(|delta| delta.better);
        claims.add(Topic::Metrics, said, better, metric.records.clone());
    }
}

fn owners(claims: &mut Claims, meaning: &Meaning) {
    let names: Vec<String> = meaning.unowned.iter().map(|it| quoted(&it.name)).collect();
    if let Some(names) = listed(&names) {
        let number = counted(meaning.unowned.len(), "planned item has", "planned items have");
        let records = Records { a: Vec::new(), b: meaning.unowned.iter().map(|it| it.record).collect() };
        claims.add(Topic::Owners, format!("{number} no owner: {names}."), Some(false), records);
    }
}

fn evidence(claims: &mut Claims, lines: &[Line], meaning: &Meaning) {
    if lines.is_empty() {
        return;
    }
    let basis = meaning.basis;
    let proved = basis.measured + basis.interview;
    let part = part_of(
        proved,
        basis.total(),
        "change",
        "changes",
        ("rests on measurements or interviews", "rest on measurements or interviews"),
    );
    let rest = [
        (basis.assumption, "on assumptions"),
        (basis.illustrative, "on illustrative figures"),
        (basis.none, "on nothing"),
    ];
    let rest: Vec<String> =
        rest.into_iter().filter(|it| it.0 > 0).map(|(number, on)| format!("{number} {on}")).collect();
    let said = listed(&rest).map_or(part.clone(), |rest| format!("{part}; {rest}"));
    let records: Vec<Records> = lines.iter().map(Line::records).collect();
    claims.add(Topic::Evidence, sentence(&said), (proved == 0).then_some(false), all(&records));
}
