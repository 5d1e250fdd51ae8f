//! Sets, changes or clears how a persona feels in a column.

use throughline_model::{Document, Emotion, Record, RecordKind, RecordRef, Transaction};

use super::Action;
use crate::deletion::Deletion;
use crate::rules::{column, found, free};
use crate::{Refusal, SetEmotion, fields, locks};

impl SetEmotion {
    fn before<'a>(&self, document: &'a Document) -> Option<&'a Emotion> {
        document.emotions.values().find(|it| it.column == self.column && it.persona == self.persona)
    }

    /// The point as it is wanted.
    fn after(&self, document: &Document) -> Result<Emotion, Refusal> {
        fields::values::score(&document.journey.emotion_scale, self.score)?;
        let mut after = self.before(document).cloned().unwrap_or_else(|| Emotion {
            id: self.id,
            column: self.column,
            persona: self.persona,
            ..Emotion::default()
        });
        if self.score.is_some() && self.score != after.score {
            after.drawn = true;
        }
        after.score = self.score;
        let Some(label) = &self.label else { return Ok(after) };
        match fields::rewritten(document, &after.into(), &fields::text("label", label))? {
            Record::Emotion(after) => Ok(*after),
            other => Err(Refusal::WrongKind { command: "set_emotion", kind: other.reference().kind }),
        }
    }
}

impl Action for SetEmotion {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        column(document, self.column)?;
        found(&document.personas, self.persona)?;
        locks::check_emotions(document, self.column)?;
        if self.before(document).is_none() {
            free(document, self.id)?;
        }
        self.after(document).map(|_| ())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let after = self.after(transaction.document())?;
        let says_something = after.score.is_some() || !after.label.is_empty() || !after.note.is_empty();
        if says_something {
            transaction.put(after);
        } else if self.before(transaction.document()).is_some() {
            let emotion = RecordRef { kind: RecordKind::Emotion, id: after.id };
            Deletion::of(transaction.document(), &[emotion]).run(transaction);
        }
        Ok(())
    }

    fn label(&self, document: &Document) -> String {
        match (self.score, self.before(document)) {
            (None, _) => "Clear emotion".into(),
            (Some(_), None) => "Add emotion".into(),
            (Some(_), Some(_)) => "Change emotion".into(),
        }
    }
}
