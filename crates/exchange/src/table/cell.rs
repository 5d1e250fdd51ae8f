//! A typed value in a table.

use throughline_model::Id;

use crate::values::clean;

/// A typed value in a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A share of 1, shown in per cent.
    Share(f64),
    /// A whole day.
    Date {
        year: u16,
        month: u8,
        day: u8,
    },
}

impl Cell {
    /// A text with its line breaks; empty where it says nothing.
    pub fn text(text: &str) -> Self {
        let text = clean(text);
        match text.trim() {
            "" => Cell::Empty,
            text => Cell::Text(text.to_owned()),
        }
    }

    /// Several texts by commas.
    pub fn list(texts: &[String]) -> Self {
        let said: Vec<&str> = texts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
        Cell::text(&said.join(", "))
    }

    pub fn number(number: Option<f64>) -> Self {
        number.filter(|it| it.is_finite()).map_or(Cell::Empty, Cell::Number)
    }

    pub fn share(share: Option<f64>) -> Self {
        share.filter(|it| it.is_finite()).map_or(Cell::Empty, Cell::Share)
    }

    pub fn count(count: Option<u64>) -> Self {
        Cell::number(count.map(|it| it as f64))
    }

    pub fn rating(rating: Option<u8>) -> Self {
        Cell::number(rating.map(f64::from))
    }

    /// The day of "2026-03-04"; a day that is known less exactly, or in other words, is a text.
    pub fn date(text: &str) -> Self {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let whole = match parts.as_slice() {
            [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
                year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok())
            }
            _ => None,
        };
        match whole {
            Some(((year, month), day)) if day >= 1 && day <= days(year, month) => {
                Cell::Date { year, month, day }
            }
            _ => Cell::text(text),
        }
    }

    pub fn id(id: Id) -> Self {
        Cell::Text(id.to_string())
    }

    /// As a script reads it: 0.62, 2026-03-04.
    pub fn plain(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) | Cell::Share(number) => number.to_string(),
            Cell::Date { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// How many days a month has; none where there is no such month.
fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_day_that_exists_is_a_date() {
        assert_eq!(Cell::date("2024-02-29"), Cell::Date { year: 2024, month: 2, day: 29 });
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-03", "2026-Q1", "26-03-04", "soon"] {
            assert_eq!(Cell::date(text), Cell::Text(text.into()));
        }
        assert_eq!(Cell::date("  "), Cell::Empty);
    }
}
