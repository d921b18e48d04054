//! What goes wrong, as data.

use std::time::Duration;

/// Something that goes wrong at one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Leaves the field before the command: it is not carried out.
    LeaveBefore,
    /// Leaves the field inside the command: it is carried out, and the whole answer is lost.
    LeaveInside,
    /// Leaves the field while it answers: the command is carried out, and so many bytes of the
    /// answer are on their way.
    TearAnswer {
        /// How many bytes of the answer got through.
        after: usize,
    },
    /// Carries out the command and never answers.
    Hang,
    /// Answers this status word instead of carrying out the command.
    Status(u16),
    /// Carries out the command and answers these bytes.
    Raw(Vec<u8>),
    /// Carries out the command, and answers so much later than the link model says.
    Delay(Duration),
    /// From this command on answers 61xx to every GET RESPONSE, without end; another command ends
    /// it.
    EndlessMore,
}

/// Everything that goes wrong with one phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultPlan {
    /// Faults by command number, counted from 1 since the phone was held to the reader. Each
    /// happens once: a number that stands here twice happens on two holds.
    pub numbered: Vec<(u32, Fault)>,
    /// The certificate file never ends: its header announces 65 535 bytes, and READ BINARY always
    /// gives a full block.
    pub endless_file: bool,
    /// Signs an older challenge, whatever it is sent.
    pub replay_signature: bool,
}

impl FaultPlan {
    /// One fault at command `number`.
    #[must_use]
    pub fn at(number: u32, fault: Fault) -> Self {
        Self { numbered: vec![(number, fault)], ..Self::default() }
    }

    /// One more fault at command `number`.
    #[must_use]
    pub fn and(mut self, number: u32, fault: Fault) -> Self {
        self.numbered.push((number, fault));
        self
    }

    /// Takes the fault of command `number` out of the plan.
    pub(super) fn take(&mut self, number: u32) -> Option<Fault> {
        let index = self.numbered.iter().position(|(at, _)| *at == number)?;
        Some(self.numbered.remove(index).1)
    }
}
