package dev.nameplate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void patches_cover_all_damage_and_no_pixel_twice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rect> damage = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            damage.add(
                    new Rect(random.nextInt(300), random.nextInt(200), 1 + random.nextInt(90), 1 + random.nextInt(90)));
        }
        int[][] drawn = new int[400][300];
        for (Rect patch : Patches.of(damage)) {
            for (int x = patch.x(); x < patch.right(); x++) {
                for (int y = patch.y(); y < patch.bottom(); y++) {
                    drawn[x][y]++;
                }
            }
        }
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 300; y++) {
                int px = x;
                int py = y;
                assertThat(drawn[x][y]).isLessThanOrEqualTo(1);
                assertThat(drawn[x][y] == 1 || damage.stream().noneMatch(rect -> rect.contains(px, py)))
                        .as("(%d, %d) drawn if damaged", x, y)
                        .isTrue();
            }
        }
    }

    @Test
    void neighbours_are_drawn_as_one() {
        assertThat(Patches.of(List.of(new Rect(0, 0, 100, 20), new Rect(2, 2, 100, 20))))
                .containsExactly(new Rect(0, 0, 102, 22));
    }

    @Test
    void what_lies_far_apart_stays_apart() {
        List<Rect> damage = List.of(new Rect(0, 0, 10, 10), new Rect(500, 300, 10, 10));
        assertThat(Patches.of(damage)).containsExactlyElementsOf(damage);
    }
}
