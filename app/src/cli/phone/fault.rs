//! `N:WHAT`: what goes wrong at which command.

use std::time::Duration;

use kazasu_core::virtual_phone::Fault;

/// Reads one `--fault`.
pub(super) fn parse(text: &str) -> Result<(u32, Fault), String> {
    let (number, what) = text
        .split_once(':')
        .ok_or("write the command's number, a colon, and what happens: 6:leave")?;
    let number = number
        .parse()
        .ok()
        .filter(|&number| number > 0)
        .ok_or("the command's number is a whole number from 1 on")?;
    let (name, value) =
        what.split_once('=').map_or((what, None), |(name, value)| (name, Some(value)));
    let fault = match (name, value) {
        ("leave", None) => Fault::LeaveBefore,
        ("leave-inside", None) => Fault::LeaveInside,
        ("tear", Some(bytes)) => Fault::TearAnswer {
            after: bytes.parse().map_err(|_| "tear=BYTES takes a whole number of bytes")?,
        },
        ("hang", None) => Fault::Hang,
        ("sw", Some(word)) => Fault::Status(status_word(word)?),
        ("raw", Some(bytes)) => Fault::Raw(hex(bytes)?),
        ("delay", Some(time)) => Fault::Delay(Duration::from_millis(
            time.parse().map_err(|_| "delay=MILLISECONDS takes a whole number of milliseconds")?,
        )),
        ("endless-more", None) => Fault::EndlessMore,
        _ => {
            return Err(
                "what happens is one of leave, leave-inside, tear=BYTES, hang, sw=6A82, raw=HEX, \
                        delay=MILLISECONDS, endless-more"
                    .into(),
            );
        }
    };
    Ok((number, fault))
}

/// Four hexadecimal digits.
pub(super) fn status_word(text: &str) -> Result<u16, String> {
    u16::from_str_radix(text, 16)
        .ok()
        .filter(|_| text.len() == 4)
        .ok_or_else(|| "a status word has four hexadecimal digits".into())
}

fn hex(text: &str) -> Result<Vec<u8>, String> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    match digits {
        Some(digits) if digits.len() % 2 == 0 => {
            Ok(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
        }
        _ => Err("raw=HEX takes an even number of hexadecimal digits".into()),
    }
}

#[cfg(test)]
mod tests;
