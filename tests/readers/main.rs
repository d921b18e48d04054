//! What happens at the readers: the service stops and comes back, another program is there first,
//! there are several readers or none.

mod causes;
mod mute;
mod names;
mod service;
mod several;
mod sharing;
mod vanishing;
