//! The sound card. It is opened for each tone and closed after it: an open one costs time and power
//! for silence.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{FromSample, SampleFormat, SizedSample};
use kazasu_core::session::Tone;

use super::tones;

/// Tones that may wait for the one that is heard.
const WAITING: usize = 2;

/// After the last sample: what the card still has in its buffer.
const TAIL: Duration = Duration::from_millis(80);

/// Whether this machine has a sound card. ALSA names a default one where there is none, so that it
/// has to be asked what it can do.
pub(crate) fn is_there() -> bool {
    cpal::default_host()
        .default_output_device()
        .is_some_and(|device| device.default_output_config().is_ok())
}

/// A thread that plays.
#[derive(Debug)]
pub(super) struct Card(SyncSender<Tone>);

impl Card {
    /// The default card, if there is one. What goes wrong later is logged and not heard.
    pub(super) fn open(volume: u8) -> Option<Self> {
        let (sender, tones) = sync_channel(WAITING);
        thread::Builder::new().name("sound".into()).spawn(move || listen(&tones, volume)).ok()?;
        Some(Self(sender))
    }

    pub(super) fn play(&self, tone: Tone) {
        if self.0.try_send(tone).is_err() {
            tracing::debug!(?tone, "too many tones at once");
        }
    }
}

fn listen(tones: &Receiver<Tone>, volume: u8) {
    while let Ok(tone) = tones.recv() {
        if let Err(error) = sound(tone, volume) {
            tracing::debug!(%error, "no sound");
        }
    }
}

fn sound(tone: Tone, volume: u8) -> Result<(), cpal::Error> {
    let device =
        cpal::default_host().default_output_device().ok_or(cpal::ErrorKind::DeviceNotAvailable)?;
    let config = device.default_output_config()?;
    let samples = tones::samples(tone, config.sample_rate(), volume);
    match config.sample_format() {
        SampleFormat::F32 => run::<f32>(&device, config.config(), samples),
        SampleFormat::I16 => run::<i16>(&device, config.config(), samples),
        SampleFormat::I32 => run::<i32>(&device, config.config(), samples),
        SampleFormat::U8 => run::<u8>(&device, config.config(), samples),
        _ => Err(cpal::ErrorKind::UnsupportedConfig.into()),
    }
}

fn run<S: SizedSample + FromSample<f32>>(
    device: &cpal::Device,
    config: cpal::StreamConfig,
    samples: Vec<f32>,
) -> Result<(), cpal::Error> {
    let channels = usize::from(config.channels).max(1);
    let length =
        Duration::from_secs_f64(samples.len() as f64 / f64::from(config.sample_rate.max(1)));
    let mut rest = samples.into_iter();
    let fill = move |buffer: &mut [S], _: &cpal::OutputCallbackInfo| {
        for frame in buffer.chunks_mut(channels) {
            frame.fill(S::from_sample(rest.next().unwrap_or(0.0)));
        }
    };
    let stream =
        device.build_output_stream(config, fill, |error| tracing::debug!(%error, "sound"), None)?;
    stream.play()?;
    thread::sleep(length + TAIL);
    Ok(())
}

#[cfg(test)]
mod tests;
