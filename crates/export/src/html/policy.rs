//! What the page may load: its own style and script, pictures and fonts that lie in it, nothing else.

use base64::Engine;
use sha2::{Digest, Sha256};

/// The page's content security policy.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; font-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

/// A text's hash as policies name it: "sha256-…".
fn hash(text: &str) -> String {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!("sha256-{hash}")
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_text_is_hashed_as_browsers_do() {
        // The first example of Content Security Policy Level 3, section 8.4.
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
