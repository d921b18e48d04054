use super::*;

/// The version that staff is told; the name table (OpenType) has it in UTF-16.
#[test]
fn the_version_is_the_files_own() {
    let said: Vec<u8> =
        format!("Version {}", crate::host::checks::TYPEFACE.expect("there is a touch screen"))
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
    for file in FILES {
        let at = file.windows(said.len()).position(|window| window == said).expect("its version");
        // Whatever follows is another name, not one more digit.
        assert!(!matches!(
            file.get(at + said.len()..at + said.len() + 2),
            Some([0, b'0'..=b'9' | b'.'])
        ));
    }
}
