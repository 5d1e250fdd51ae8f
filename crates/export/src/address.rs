//! Which addresses a picture may lead to.

/// The address as it may be written into a file: `http`, `https` and `mailto` only, in ASCII.
///
/// Characters beyond ASCII, spaces and control characters are percent-encoded, as RFC 3986 asks.
pub(crate) fn safe(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let allowed = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !allowed || rest.is_empty() {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' if !b"\"<>\\^`{|}".contains(&byte) => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_pages_and_mail_are_led_to() {
        assert_eq!(safe("https://example.org/a?b#c").as_deref(), Some("https://example.org/a?b#c"));
        assert_eq!(safe("MAILTO:a@example.org").as_deref(), Some("MAILTO:a@example.org"));
        for address in
            ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//host", "http:", ""]
        {
            assert_eq!(safe(address), None, "{address}");
        }
    }

    #[test]
    fn what_could_end_an_attribute_is_encoded() {
        assert_eq!(safe("http://a/\"ü x\n").as_deref(), Some("http://a/%22%C3%BC%20x%0A"));
    }
}
