//! What pictures are drawn with: bright faces in two tones each, and one line around all of them.

use eframe::egui::Color32;

const BLACK: Color32 = Color32::from_rgb(0x00, 0x00, 0x00);
const BLUE_50: Color32 = Color32::from_rgb(0xe8, 0xf1, 0xfe);
const BLUE_900: Color32 = Color32::from_rgb(0x00, 0x17, 0xc1);
const BLUE_1200: Color32 = Color32::from_rgb(0x00, 0x00, 0x60);
const GRAY_536: Color32 = Color32::from_rgb(0x76, 0x76, 0x76);
const GRAY_800: Color32 = Color32::from_rgb(0x33, 0x33, 0x33);
const GRAY_900: Color32 = Color32::from_rgb(0x1a, 0x1a, 0x1a);
const RED_900: Color32 = Color32::from_rgb(0xce, 0x00, 0x00);
const WHITE: Color32 = Color32::from_rgb(0xff, 0xff, 0xff);
const YELLOW_300: Color32 = Color32::from_rgb(0xff, 0xd4, 0x3d);
const BLUE_100: Color32 = Color32::from_rgb(0xd9, 0xe6, 0xff);
const BLUE_200: Color32 = Color32::from_rgb(0xc5, 0xd7, 0xfb);
const BLUE_300: Color32 = Color32::from_rgb(0x9d, 0xb7, 0xf9);
const BLUE_400: Color32 = Color32::from_rgb(0x70, 0x96, 0xf8);
const BLUE_700: Color32 = Color32::from_rgb(0x34, 0x60, 0xfb);
const CYAN_700: Color32 = Color32::from_rgb(0x00, 0x8d, 0xa6);
const ORANGE_100: Color32 = Color32::from_rgb(0xff, 0xdf, 0xca);
const ORANGE_200: Color32 = Color32::from_rgb(0xff, 0xc1, 0x99);
const GREEN_300: Color32 = Color32::from_rgb(0x71, 0xc5, 0x98);
const GREEN_900: Color32 = Color32::from_rgb(0x11, 0x5a, 0x36);
/// Not of DADS, which has no dark surfaces.
const LIGHT_GREEN: Color32 = Color32::from_rgb(0x71, 0xd8, 0x9f);
const LIGHT_RED: Color32 = Color32::from_rgb(0xff, 0x96, 0x96);
const GRAY_840: Color32 = Color32::from_rgb(0x2a, 0x2a, 0x2a);
const GRAY_400: Color32 = Color32::from_rgb(0x99, 0x99, 0x99);
const GRAY_200: Color32 = Color32::from_rgb(0xcc, 0xcc, 0xcc);
const GRAY_700: Color32 = Color32::from_rgb(0x4d, 0x4d, 0x4d);
/// Nor of DADS, which draws no people.
const SKIN: Color32 = Color32::from_rgb(0xf8, 0xd3, 0xb5);
const SKIN_SHADE: Color32 = Color32::from_rgb(0xec, 0xad, 0x86);
const BLUSH: Color32 = Color32::from_rgb(0xf5, 0xb5, 0x9b);
const HAIR: Color32 = Color32::from_rgb(0x4a, 0x36, 0x30);
const GREY_HAIR: Color32 = Color32::from_rgb(0xa9, 0xa9, 0xb8);
/// A phone's dark screen, and the light on it.
const NIGHT: Color32 = Color32::from_rgb(0x1b, 0x2a, 0x6b);
const DUSK: Color32 = Color32::from_rgb(0x5a, 0x6a, 0xb8);
/// Wood where there is little light.
const WOOD_DARK: Color32 = Color32::from_rgb(0x6e, 0x4c, 0x36);
const WOOD_DARKER: Color32 = Color32::from_rgb(0x4d, 0x35, 0x26);

looks! {
    /// What pictures are drawn with.
    PictureColours {
        /// The line around every thing, and features of a face.
        line: Color32 = BLUE_1200, WHITE;
        /// Bright bodies of things: the reader, paper, a card.
        body: Color32 = WHITE, GRAY_800;
        /// The side of a bright body that lies in the shade.
        shade: Color32 = BLUE_100, GRAY_700;
        /// The frame of a phone's screen.
        phone: Color32 = BLUE_1200, WHITE;
        /// The back of a phone.
        back: Color32 = BLUE_200, GRAY_700;
        /// The face of a phone's screen.
        glass: Color32 = WHITE, BLACK;
        /// A phone's screen that is dark, and the light on it.
        dark: Color32 = NIGHT, BLACK;
        glint: Color32 = DUSK, GRAY_536;
        /// The round mark on a phone's back.
        mark: Color32 = BLUE_900, WHITE;
        /// A lens, and the light in it.
        lens: Color32 = BLUE_1200, BLACK;
        lens_light: Color32 = BLUE_300, GRAY_536;
        /// What to look at: arrows, waves, the place to hold a phone at.
        accent: Color32 = BLUE_900, BLUE_300;
        /// What is drawn on the accent.
        on_accent: Color32 = WHITE, BLACK;
        /// A soft face behind what to look at.
        tint: Color32 = BLUE_50, GRAY_900;
        /// The circle of light behind people and things.
        light: Color32 = BLUE_100, GRAY_840;
        /// Hands and faces.
        skin: Color32 = SKIN, SKIN;
        /// Their side that lies in the shade.
        skin_shade: Color32 = SKIN_SHADE, SKIN_SHADE;
        /// Eyes and mouth.
        feature: Color32 = BLUE_1200, BLACK;
        /// Hair of staff and of younger people.
        hair: Color32 = HAIR, HAIR;
        /// Hair of an older person.
        grey_hair: Color32 = GREY_HAIR, GREY_HAIR;
        /// Cheeks.
        blush: Color32 = BLUSH, BLUSH;
        /// What a patient wears, and the next patient.
        patient: Color32 = BLUE_400, BLUE_700;
        next: Color32 = GREEN_300, GREEN_900;
        /// The band of a plastic card.
        card: Color32 = BLUE_300, BLUE_700;
        /// A metal case, and its inside.
        metal: Color32 = GRAY_400, GRAY_536;
        metal_shade: Color32 = GRAY_200, GRAY_700;
        /// Brass: a bell, the contacts of a card.
        gold: Color32 = YELLOW_300, YELLOW_300;
        /// What staff wears.
        staff: Color32 = CYAN_700, CYAN_700;
        /// Counters and desks.
        wood: Color32 = ORANGE_100, WOOD_DARK;
        /// Their front, in the shade.
        wood_shade: Color32 = ORANGE_200, WOOD_DARKER;
        /// What is right: ○ and ticks.
        yes: Color32 = GREEN_900, LIGHT_GREEN;
        /// What is wrong: ×.
        no: Color32 = RED_900, LIGHT_RED;
    }
}

#[cfg(test)]
mod tests;
