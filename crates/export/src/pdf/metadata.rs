//! What the file says about itself.

use krilla::metadata::{DateTime, Metadata};
use throughline_scene::Pages;

use super::{PdfOptions, wording};

/// The language of a file whose document names none that can be understood: that of the words
/// which the program itself puts on a map.
const FALLBACK_LANGUAGE: &str = "en";
/// What a file without a title is called: both standards want a title.
const FALLBACK_TITLE: &str = "Customer journey map";

/// A moment in coordinated universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

/// Title, language, the program's name, and when the file was made.
pub(super) fn metadata(pages: &Pages, options: &PdfOptions) -> Metadata {
    let Moment { year, month, day, hour, minute, second } = options.created;
    let date = DateTime::new(year).month(month).day(day);
    Metadata::new()
        .title(title(pages))
        .language(language(&pages.language).to_owned())
        .creator("Throughline".to_owned())
        .creation_date(date.hour(hour).minute(minute).second(second).utc_offset_hour(0))
}

fn title(pages: &Pages) -> String {
    let names = std::iter::once(&pages.title).chain(pages.pages.iter().map(|page| &page.name));
    let mut titles = names.map(|name| wording::plain(name)).filter(|name| !name.is_empty());
    titles.next().unwrap_or_else(|| FALLBACK_TITLE.to_owned())
}

/// A language tag as RFC 3066 shapes it, or the fall-back.
pub(super) fn language(tag: &str) -> &str {
    let mut subtags = tag.split('-');
    let of_length = |subtag: &str| (1..=8).contains(&subtag.len());
    let primary = subtags
        .next()
        .is_some_and(|first| of_length(first) && first.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let others = subtags.all(|next| of_length(next) && next.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if primary && others { tag } else { FALLBACK_LANGUAGE }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn only_tags_name_a_language() {
        for tag in ["en", "de-AT", "zh-Hant-TW", "x-klingon"] {
            assert_eq!(language(tag), tag);
        }
        for words in ["", "not a language", "de_AT", "en-", "Portuguese", "1-2"] {
            assert_eq!(language(words), "en", "{words}");
        }
    }
}
