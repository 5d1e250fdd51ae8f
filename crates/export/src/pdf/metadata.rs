//! What the file says about itself.

use krilla::metadata::{DateTime, Metadata};
use throughline_scene::Pages;

use super::PdfOptions;

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
    let metadata = Metadata::new().title(pages.title.clone()).creator("Throughline".to_owned());
    let metadata = match pages.language.is_empty() {
        true => metadata,
        false => metadata.language(pages.language.clone()),
    };
    match options.created {
        None => metadata,
        Some(Moment { year, month, day, hour, minute, second }) => {
            let date = DateTime::new(year).month(month).day(day);
            metadata.creation_date(date.hour(hour).minute(minute).second(second).utc_offset_hour(0))
        }
    }
}
