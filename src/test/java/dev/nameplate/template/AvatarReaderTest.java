package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvatarReaderTest {

    @Test
    void near_white_is_read_on_every_colour_that_a_name_chooses_from() {
        assertThat(AvatarReader.palette()).hasSize(10).doesNotHaveDuplicates().allSatisfy(paint -> {
            ColourRef colour = ((Paint.Solid) paint).colour();
            assertThat(Contrast.between(0xFFF7F8FC, ((ColourRef.Fixed) colour).argb()))
                    .isGreaterThanOrEqualTo(4.5);
        });
    }

    @Test
    void contrast_is_that_of_the_guidelines() {
        assertThat(Contrast.between(0xFF000000, 0xFFFFFFFF)).isEqualTo(21);
        assertThat(Contrast.between(0xFF777777, 0xFFFFFFFF)).isBetween(4.47, 4.49);
    }
}
