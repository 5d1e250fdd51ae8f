//! How much a file may hold. Past a limit a file is refused, before memory is taken for it.

use std::fmt;

/// Bytes in a file: 200 MB.
pub const MOST_FILE_BYTES: usize = 200_000_000;
/// Objects and lists within one another.
pub const MOST_NESTING: usize = 64;
/// Records in a file, of kinds that this version knows or not.
pub const MOST_RECORDS: usize = 1_000_000;
/// Values in a file, however small: a file of nothing but zeros takes 20 times its size in memory.
pub const MOST_VALUES: usize = 20_000_000;
/// Bytes in one text: 1 MB.
pub const MOST_STRING_BYTES: usize = 1_000_000;
/// Bytes in one picture's data: 8 MB.
pub const MOST_ASSET_BYTES: usize = 8_000_000;
/// Characters in one picture's data as Base64 writes it.
pub(crate) const MOST_ASSET_CHARACTERS: usize = MOST_ASSET_BYTES.div_ceil(3) * 4;
/// Pixels in one picture: 50 megapixels.
pub const MOST_IMAGE_PIXELS: u64 = 50_000_000;

/// A limit that a file exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// [`MOST_FILE_BYTES`].
    FileBytes,
    /// [`MOST_NESTING`].
    Nesting,
    /// [`MOST_RECORDS`].
    Records,
    /// [`MOST_VALUES`].
    Values,
    /// [`MOST_STRING_BYTES`].
    StringBytes,
    /// [`MOST_ASSET_BYTES`].
    AssetBytes,
    /// [`MOST_IMAGE_PIXELS`].
    ImagePixels,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Limit::FileBytes => "the file is larger than 200 MB",
            Limit::Nesting => "values are nested deeper than 64 levels",
            Limit::Records => "there are more than 1,000,000 records",
            Limit::Values => "there are more than 20,000,000 values",
            Limit::StringBytes => "a text is longer than 1 MB",
            Limit::AssetBytes => "a picture's data is larger than 8 MB",
            Limit::ImagePixels => "a picture has more than 50 megapixels",
        })
    }
}
