package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.observe.Meters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImageCacheTest {

    private final ImageCache cache =
            new ImageCache(new CacheSettings(1 << 20, 1 << 20), Cluster.none(new Meters()), new Meters());

    private static final Kind KIND = new Kind("card", "jpg", 1);

    private static ImageKey key(int number) {
        return new ImageKey(ByteBuffer.allocate(32).putInt(number).array());
    }

    private static EncodedImage image(int bytes) {
        return new EncodedImage(new byte[bytes], Format.JPEG, 10, 10, 80, /* overBudget= */ false);
    }

    @Test
    void many_askers_of_one_key_share_one_flight() {
        AtomicInteger made = new AtomicInteger();
        CompletableFuture<EncodedImage> slow = new CompletableFuture<>();
        List<CompletableFuture<ImageCache.Found>> askers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            askers.add(cache.get(key(1), Optional.of(key(100)), KIND, () -> {
                made.incrementAndGet();
                return slow;
            }));
        }
        EncodedImage image = image(10);
        slow.complete(image);
        assertThat(made).hasValue(1);
        assertThat(askers).allSatisfy(asker -> assertThat(asker.join().image()).isSameAs(image));
    }

    @Test
    void a_kept_image_comes_from_memory() {
        cache.get(key(1), Optional.of(key(100)), KIND, () -> CompletableFuture.completedFuture(image(10)))
                .join();
        ImageCache.Found again = cache.get(key(1), Optional.of(key(100)), KIND, () -> {
                    throw new AssertionError("made twice");
                })
                .join();
        assertThat(again.tier()).isEqualTo(ImageCache.Tier.MEMORY);
    }

    @Test
    void a_failed_flight_drops_out_and_the_next_asker_tries_again() {
        CompletableFuture<ImageCache.Found> failed = cache.get(
                key(1),
                Optional.of(key(100)),
                KIND,
                () -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        assertThat(failed).isCompletedExceptionally();
        assertThat(cache.get(key(1), Optional.of(key(100)), KIND, () -> CompletableFuture.completedFuture(image(10)))
                        .join()
                        .tier())
                .isEqualTo(ImageCache.Tier.RENDERED);
    }

    @Test
    void a_maker_that_throws_leaves_nobody_waiting() {
        assertThat(cache.get(key(1), Optional.of(key(100)), KIND, () -> {
                    throw new IllegalStateException("no");
                }))
                .isCompletedExceptionally();
        assertThat(cache.get(key(1), Optional.of(key(100)), KIND, () -> {
                    throw new StackOverflowError("no");
                }))
                .isCompletedExceptionally();
        assertThat(cache.get(key(1), Optional.of(key(100)), KIND, () -> CompletableFuture.completedFuture(image(10))))
                .isCompleted();
    }

    @Test
    void the_last_good_image_of_a_family_is_found_under_a_new_version() {
        EncodedImage old = image(10);
        cache.get(key(1), Optional.of(key(100)), KIND, () -> CompletableFuture.completedFuture(old))
                .join();
        assertThat(cache.lastGood(key(100))).containsSame(old);
        assertThat(cache.lastGood(key(101))).isEmpty();
    }

    @Test
    void the_memory_tier_stays_within_its_bytes() {
        for (int i = 0; i < 1000; i++) {
            ask(i, 20_000);
            // Every other one is asked for again, so that both rooms are full.
            if (i % 2 == 0) {
                ask(i, 20_000);
            }
        }
        int kept = 0;
        for (int i = 0; i < 1000; i++) {
            kept += cache.lastGood(key(10_000 + i)).isPresent() ? 1 : 0;
        }
        assertThat(kept).isBetween(40, (1 << 20) / 20_000);
    }

    @Test
    void keys_are_equal_by_content() {
        assertThat(key(7)).isEqualTo(key(7)).hasSameHashCodeAs(key(7)).isNotEqualTo(key(8));
        assertThat(key(7).text()).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void who_learns_of_a_failed_flight_before_the_cache_does_can_ask_again() {
        CompletableFuture<EncodedImage> flight = new CompletableFuture<>();
        CompletableFuture<ImageCache.Found> again = cache.get(key(1), Optional.empty(), KIND, () -> flight)
                .handle((found, fault) ->
                        cache.get(key(1), Optional.empty(), KIND, () -> CompletableFuture.completedFuture(image(10))))
                .thenCompose(second -> second);
        flight.completeExceptionally(new IllegalStateException("no"));
        assertThat(again.join().tier()).isEqualTo(ImageCache.Tier.RENDERED);
        assertThat(cache.present(key(1))).isPresent();
    }

    @Test
    void with_less_room_what_no_longer_fits_goes_at_once() {
        askForAll(2);
        assertThat(kept()).isEqualTo(100);
        cache.room(0.125);
        assertThat(kept()).isBetween(5L, 16L);
        cache.room(1);
        askForAll(2);
        assertThat(kept()).isEqualTo(100);
    }

    @Test
    void what_is_asked_for_once_leaves_the_room_to_what_is_asked_for_again() {
        askForAll(2);
        for (int i = 1000; i < 2000; i++) {
            ask(i);
        }
        assertThat(kept()).isEqualTo(100);
        int once = 0;
        for (int i = 1000; i < 2000; i++) {
            once += cache.present(key(i)).isPresent() ? 1 : 0;
        }
        assertThat(once).as("the last of them, in an eighth of the room").isEqualTo((1 << 20) / 8 / (8_000 + 320));
    }

    @Test
    void what_comes_again_after_it_had_to_go_is_kept() {
        for (int i = 0; i < 2; i++) {
            askForAll(1);
        }
        assertThat(kept()).isEqualTo(100);
    }

    @Test
    void who_joins_a_flight_asks_again() {
        CompletableFuture<EncodedImage> flight = new CompletableFuture<>();
        cache.get(key(1), Optional.empty(), KIND, () -> flight);
        cache.get(key(1), Optional.empty(), KIND, () -> flight);
        flight.complete(image(8_000));
        for (int i = 1000; i < 2000; i++) {
            ask(i);
        }
        assertThat(cache.present(key(1))).isPresent();
    }

    private void askForAll(int times) {
        for (int i = 0; i < 100; i++) {
            for (int time = 0; time < times; time++) {
                ask(i);
            }
        }
    }

    private void ask(int number) {
        ask(number, 8_000);
    }

    private void ask(int number, int bytes) {
        cache.get(
                        key(number),
                        Optional.of(key(10_000 + number)),
                        KIND,
                        () -> CompletableFuture.completedFuture(image(bytes)))
                .join();
    }

    private long kept() {
        long kept = 0;
        for (int i = 0; i < 100; i++) {
            kept += cache.present(key(i)).isPresent() ? 1 : 0;
        }
        return kept;
    }

    @Test
    void a_flight_under_way_is_not_there_yet() {
        cache.get(key(1), Optional.empty(), KIND, CompletableFuture::new);
        assertThat(cache.present(key(1))).isEmpty();
    }
}
