//! A state in each text format, with what the format cannot hold.

use serde_json::Value;

use crate::left_out::{Content, left_out};
use crate::map::StateMap;
use crate::plain::{PlainMap, plain};
use crate::{csv, markdown, mermaid};

/// How a map becomes a table of comma-separated values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableForm {
    /// As it looks: steps above, lanes on the left.
    #[default]
    Matrix,
    /// A row for each card, feeling and metric.
    Long,
}

/// A text and what it leaves out or says otherwise, a sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The whole file.
    pub text: String,
    /// What to tell whoever asked for it.
    pub notes: Vec<String>,
}

impl StateMap<'_> {
    /// Comma-separated values in UTF-8 with a byte order mark. No cell is a formula to a spreadsheet.
    pub fn to_csv(&self, form: TableForm) -> Written {
        use Content as C;
        let (text, notes) = match form {
            TableForm::Matrix => (csv::matrix(self), left_out(self, &[C::Cards, C::Metrics])),
            TableForm::Long => {
                (csv::long(self), left_out(self, &[C::Cards, C::Tray, C::Metrics, C::Links, C::Spans]))
            }
        };
        Written { text: format!("{}{text}", csv::BYTE_ORDER_MARK), notes }
    }

    /// A document to read, in CommonMark with GitHub's tables. No text of the journey is markup.
    pub fn to_markdown(&self) -> Written {
        use Content as C;
        let held = [C::Cards, C::Tray, C::Metrics, C::Links, C::Evidence, C::Spans];
        Written { text: markdown::map(self), notes: left_out(self, &held) }
    }

    /// A user journey of Mermaid: steps with who feels how in them. Cards have no place in it.
    pub fn to_mermaid(&self) -> Written {
        let (text, mut notes) = mermaid::journey(self);
        notes.extend(left_out(self, &[Content::Curves, Content::Spans, Content::Pictures]));
        Written { text, notes }
    }

    /// The plain form as JSON.
    pub fn to_json(&self) -> Written {
        use Content as C;
        let held = [C::Cards, C::Tray, C::Metrics, C::Links, C::Evidence, C::Comments, C::Spans, C::Curves];
        let text = serde_json::to_string_pretty(&plain(self)).unwrap_or_default() + "\n";
        Written { text, notes: left_out(self, &held) }
    }
}

/// The JSON Schema of the plain form.
pub fn plain_schema() -> Value {
    schemars::schema_for!(PlainMap).to_value()
}
