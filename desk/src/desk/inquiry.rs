//! What a service knows of the patients: asked once their visit has its receipt, never before.

use std::time::Duration;

use kazasu_core::handover::{Timestamp, VisitRecord};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;

use super::Desk;
use crate::eligibility::{Answer, NoAnswer, Question};
use crate::store::StoreError;

/// Older visits are not asked for: their patients have gone home.
const RECENT_MS: u64 = 24 * 60 * 60 * 1_000;

/// The most that are asked for in one round.
const ROUND: u32 = 50;

/// A service that has said nothing by then says nothing.
const LONGEST: Duration = Duration::from_secs(10);

impl Desk {
    /// Whether a service is asked at all; without one staff confirm as before.
    pub(crate) fn asks_eligibility(&self) -> bool {
        self.rules.eligibility.is_configured()
    }

    /// Asks for the visits that have no answer yet; the answer is how many have none still.
    pub(crate) async fn ask_eligibility(&self) -> Result<u32, StoreError> {
        if !self.asks_eligibility() {
            return Ok(0);
        }
        let since = Timestamp::from_millis(self.now().as_millis().saturating_sub(RECENT_MS));
        let mut left = 0;
        for visit in self.store.unanswered(since, ROUND).await? {
            match self.ask(visit).await? {
                Ok(answer) => {
                    let body = WipedBytes::from(answer.to_bytes());
                    self.store.keep_answer(visit, body, self.now()).await?;
                }
                Err(reason) => {
                    left += 1;
                    tracing::warn!(%visit, %reason, "no answer about eligibility");
                }
            }
        }
        Ok(left)
    }

    async fn ask(&self, id: VisitId) -> Result<Result<Answer, NoAnswer>, StoreError> {
        let Some(file) = self.store.visit(id, None, self.now()).await? else {
            return Ok(Err(NoAnswer::Malformed));
        };
        let newest = file.versions.last();
        let record = newest.and_then(|version| {
            let record = serde_json::from_slice::<VisitRecord>(&version.body).ok()?;
            Some((record, version.receipt.received_at))
        });
        let proved = record.and_then(|(record, received_at)| {
            self.prover().proved(file.row.terminal, &record, received_at)
        });
        // It was proved when it came; a policy that is another by now may say otherwise.
        let Some((evidence, proof)) = proved else { return Ok(Err(NoAnswer::NotProved)) };
        let question = Question { visit: id, evidence: &evidence, proof: &proof };
        let answered = tokio::time::timeout(LONGEST, self.rules.eligibility.ask(question)).await;
        Ok(answered.unwrap_or(Err(NoAnswer::Unreachable)))
    }
}
