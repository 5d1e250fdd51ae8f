//! Numbers and dates as people read them: "9,314", "−12", "4.1 / 7", "March 2026".

/// The true minus sign.
const MINUS: char = '\u{2212}';

/// A count with thousands separators.
pub fn count(number: u64) -> String {
    grouped(&number.to_string())
}

/// A number with a fixed number of decimals, thousands separators and a true minus.
pub fn decimal(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut written = String::new();
    // What rounds to zero has no sign.
    if number < 0.0 && text.chars().any(|digit| ('1'..='9').contains(&digit)) {
        written.push(MINUS);
    }
    written.push_str(&grouped(whole));
    if !fraction.is_empty() {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

/// How many decimals, two at most, it takes to write a number.
pub fn decimals_of(number: f64) -> usize {
    (0..2)
        .find(|places| (number * 10f64.powi(*places) - (number * 10f64.powi(*places)).round()).abs() < 1e-6)
        .map_or(2, |places| places as usize)
}

/// A number with its unit: "42%" close up, "9.2 days" and "4.1 / 7" apart.
pub fn with_unit(number: &str, unit: &str) -> String {
    match unit.trim() {
        "" => number.to_owned(),
        unit if unit.starts_with('%') => format!("{number}{unit}"),
        unit if number == "1" && TIMES.contains(&unit) => format!("1 {}", unit.trim_end_matches('s')),
        unit => format!("{number} {unit}"),
    }
}

/// Units that lose their "s" for one.
const TIMES: [&str; 7] = ["seconds", "minutes", "hours", "days", "weeks", "months", "years"];

/// "1 card", "2 cards".
pub fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{} {}", count(number as u64), if number == 1 { one } else { several })
}

/// A date of a document (`2026`, `2026-03`, `2026-Q1`, `2026-03-04`) in words; anything else as it is.
pub fn date(text: &str) -> String {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let month = |part: &str| {
        part.parse::<usize>().ok().and_then(|number| MONTHS.get(number.checked_sub(1)?)).copied()
    };
    let quarter = |part: &str| matches!(part, "Q1" | "Q2" | "Q3" | "Q4");
    match parts.as_slice() {
        [y, q] if year(y) && quarter(q) => format!("{q} {y}"),
        [y, m] if year(y) => match month(m) {
            Some(month) => format!("{month} {y}"),
            None => text.to_owned(),
        },
        [y, m, d] if year(y) => match (month(m), d.parse::<u8>()) {
            (Some(month), Ok(day)) if (1..=31).contains(&day) => format!("{day} {month} {y}"),
            _ => text.to_owned(),
        },
        _ => text.trim().to_owned(),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_thousands_separators() {
        assert_eq!(count(7), "7");
        assert_eq!(count(9_314), "9,314");
        assert_eq!(count(1_212_400), "1,212,400");
    }

    #[test]
    fn a_negative_number_has_a_true_minus() {
        assert_eq!(decimal(-12.0, 0), "\u{2212}12");
        assert_eq!(decimal(-1234.5, 1), "\u{2212}1,234.5");
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        assert_eq!(decimal(-0.04, 1), "0.0");
    }

    #[test]
    fn a_number_takes_as_many_decimals_as_it_has_and_two_at_most() {
        assert_eq!([42.0, 9.2, 3.15, 1.0 / 3.0].map(decimals_of), [0, 1, 2, 2]);
    }

    #[test]
    fn percent_signs_stand_close_and_words_apart() {
        assert_eq!(with_unit("42", "%"), "42%");
        assert_eq!(with_unit("9.2", "days"), "9.2 days");
        assert_eq!(with_unit("4.1", "/ 7"), "4.1 / 7");
        assert_eq!(with_unit("1", "days"), "1 day");
        assert_eq!(with_unit("7", ""), "7");
    }

    #[test]
    fn dates_are_written_as_exactly_as_they_are_known() {
        assert_eq!(date("2026"), "2026");
        assert_eq!(date("2026-03"), "March 2026");
        assert_eq!(date("2026-Q1"), "Q1 2026");
        assert_eq!(date("2026-03-04"), "4 March 2026");
        assert_eq!(date("last spring"), "last spring");
        assert_eq!(date("2026-14-04"), "2026-14-04");
    }
}
