//! Writes fields of a record: text, name, severity, scenario, …

use serde_json::Value;
use throughline_model::{Document, Emotion, EmotionScale, Record, Transaction};

use super::Action;
use crate::siblings::{Siblings, put_before};
use crate::{Refusal, SetFields, fields, locks};

impl SetFields {
    fn before(&self, document: &Document) -> Result<Record, Refusal> {
        document.get(self.record).ok_or(Refusal::Unknown { record: self.record })
    }
}

impl Action for SetFields {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let before = self.before(document)?;
        locks::check(document, &before)?;
        let after = fields::rewritten(document, &before, &self.fields)?;
        locks::check(document, &after)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let before = self.before(transaction.document())?;
        let after = fields::rewritten(transaction.document(), &before, &self.fields)?;
        if let (Record::Journey(before), Record::Journey(after)) = (&before, &after) {
            rescale(transaction, &before.emotion_scale, &after.emotion_scale);
        }
        if Siblings::of(&before) == Siblings::of(&after) {
            transaction.put(after);
        } else {
            put_before(transaction, after, None);
        }
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        let kind = self.record.kind.label();
        let mut fields = self.fields.iter();
        match (fields.next(), fields.next()) {
            (Some((field, _)), None) if matches!(field.as_str(), "name" | "title") => {
                format!("Rename {kind}")
            }
            (Some((field, Value::Bool(true))), None) if field == "locked" => format!("Lock {kind}"),
            (Some((field, _)), None) if field == "locked" => format!("Unlock {kind}"),
            _ => format!("Edit {kind}"),
        }
    }
}

/// Another scale says the same of every column: each curve is drawn as before.
fn rescale(transaction: &mut Transaction, old: &EmotionScale, new: &EmotionScale) {
    if old == new {
        return;
    }
    for emotion in transaction.document().emotions.values().cloned().collect::<Vec<_>>() {
        let score = emotion.score.map(|score| new.stored(old.drawn(score)).clamp(new.lowest, new.highest));
        transaction.put(Emotion { score, ..emotion });
    }
}
