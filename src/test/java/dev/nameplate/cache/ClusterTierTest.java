package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.observe.Meters;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nodes over a map in place of a cluster, which can be late, fail or lie. */
class ClusterTierTest {

    private static final Kind DEAR = new Kind("card", "webp", 1);

    private final AtomicLong clock = new AtomicLong();
    private final SlowRemote remote = new SlowRemote();
    private final Meters meters = new Meters();
    private final Node one = new Node(meters);
    private final Node two = new Node(new Meters());
    private final AtomicInteger renders = new AtomicInteger();

    /** A cache with its part in the cluster. */
    private final class Node {
        private final ClusterTier tier;
        private final ImageCache cache;

        Node(Meters meters) {
            tier = new ClusterTier(
                    new ClusterSettings.Sharing(Duration.ofMillis(50), Duration.ofHours(1), 15, 4),
                    new Seal(List.of("a secret of the nodes")),
                    meters,
                    Runnable::run,
                    Runnable::run,
                    clock::get);
            cache = new ImageCache(new CacheSettings(1 << 20, 1 << 20), tier, meters);
            tier.connect(remote);
        }

        ImageCache.Found get(ImageKey key, Kind kind, EncodedImage image) throws Exception {
            return cache.get(key, Optional.empty(), kind, () -> {
                        renders.incrementAndGet();
                        return CompletableFuture.completedFuture(image);
                    })
                    .get(20, TimeUnit.SECONDS);
        }

        ImageCache.Tier origin(ImageKey key) throws Exception {
            return get(key, DEAR, image(1000)).tier();
        }
    }

    private static ImageKey key(int number) {
        return new ImageKey(ByteBuffer.allocate(32).putInt(number).array());
    }

    private static EncodedImage image(int bytes) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) 7);
        return new EncodedImage(content, Format.WEBP, 600, 300, 84, /* overBudget= */ true);
    }

    private double count(String metric) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void the_second_request_shares_and_the_third_finds_it_on_another_node() throws Exception {
        assertThat(one.origin(key(1))).isEqualTo(ImageCache.Tier.RENDERED);
        assertThat(remote.entries.values()).singleElement().satisfies(mark -> assertThat(mark.length)
                .as("a mark, no image")
                .isLessThan(100));
        assertThat(one.origin(key(1))).isEqualTo(ImageCache.Tier.MEMORY);
        assertThat(remote.entries.values()).singleElement().satisfies(entry -> assertThat(entry.length)
                .isGreaterThan(1000));
        ImageCache.Found found = two.get(key(1), DEAR, image(1));
        assertThat(found.tier()).isEqualTo(ImageCache.Tier.CLUSTER);
        assertThat(found.image()).usingRecursiveComparison().isEqualTo(image(1000));
        assertThat(renders).hasValue(1);
    }

    @Test
    void the_second_request_may_come_to_another_node() throws Exception {
        one.origin(key(1));
        assertThat(two.origin(key(1))).isEqualTo(ImageCache.Tier.RENDERED);
        Node three = new Node(new Meters());
        assertThat(three.origin(key(1))).isEqualTo(ImageCache.Tier.CLUSTER);
        assertThat(renders).hasValue(2);
    }

    @Test
    void pictures_asked_for_once_leave_but_a_mark() throws Exception {
        for (int i = 0; i < 100; i++) {
            one.origin(key(i));
        }
        assertThat(remote.entries).hasSize(100);
        assertThat(remote.entries.values())
                .allSatisfy(mark -> assertThat(mark.length).isLessThan(100));
    }

    @Test
    void a_kind_that_is_cheaper_than_a_read_stays_at_home() throws Exception {
        Kind cheap = new Kind("card", "jpg", 1);
        one.tier.cost(cheap, 600_000);
        for (int i = 0; i < 3; i++) {
            one.get(key(1), cheap, image(1000));
        }
        assertThat(remote.entries).isEmpty();
        assertThat(remote.reads).hasValue(0);
    }

    @Test
    void a_cluster_that_never_answers_costs_the_deadline_and_then_nothing() throws Exception {
        remote.silent = true;
        for (int i = 0; i < Breaker.MOST_LATE; i++) {
            assertThat(one.origin(key(i))).isEqualTo(ImageCache.Tier.RENDERED);
        }
        assertThat(remote.reads).hasValue(Breaker.MOST_LATE);
        for (int i = 0; i < 50; i++) {
            assertThat(one.origin(key(100 + i))).isEqualTo(ImageCache.Tier.RENDERED);
        }
        assertThat(remote.reads).as("reads while the breaker is open").hasValue(Breaker.MOST_LATE);
        assertThat(count("nameplate_cache_lookups_total{result=\"timeout\",tier=\"cluster\"}"))
                .isEqualTo(Breaker.MOST_LATE);
        assertThat(count("nameplate_cache_lookups_total{result=\"skipped\",tier=\"cluster\"}"))
                .isEqualTo(50);
        remote.silent = false;
        clock.addAndGet(Breaker.REST_NANOS);
        one.origin(key(1000));
        one.origin(key(1001));
        assertThat(remote.reads).as("reads after the rest").hasValue(Breaker.MOST_LATE + 2);
    }

    @Test
    void an_answer_that_comes_too_late_is_no_answer() throws Exception {
        remote.silent = true;
        assertThat(one.origin(key(1))).isEqualTo(ImageCache.Tier.RENDERED);
        remote.unanswered.forEach(late -> late.complete(new byte[10]));
        assertThat(count("nameplate_cache_lookups_total{result=\"corrupt\"")).isZero();
        assertThat(one.origin(key(1))).isEqualTo(ImageCache.Tier.MEMORY);
    }

    @Test
    void a_cluster_that_fails_is_a_miss() throws Exception {
        remote.failing = true;
        for (int i = 0; i < 10; i++) {
            assertThat(one.origin(key(i))).isEqualTo(ImageCache.Tier.RENDERED);
        }
        assertThat(remote.reads).hasValue(Breaker.MOST_LATE);
        assertThat(count("nameplate_cache_lookups_total{result=\"fault\"")).isEqualTo(Breaker.MOST_LATE);
    }

    @Test
    void a_damaged_entry_is_drawn_anew_counted_and_put_right() throws Exception {
        two.origin(key(1));
        two.origin(key(1));
        String name = remote.entries.keySet().iterator().next();
        byte[] sound = remote.entries.get(name);
        for (int at = 0; at < sound.length; at += 37) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x20;
            remote.entries.put(name, damaged);
            Node fresh = new Node(meters);
            ImageCache.Found found = fresh.get(key(1), DEAR, image(1000));
            assertThat(found.tier()).isEqualTo(ImageCache.Tier.RENDERED);
            assertThat(new Node(new Meters()).origin(key(1)))
                    .as("put right after damage at %s", at)
                    .isEqualTo(ImageCache.Tier.CLUSTER);
        }
        assertThat(count("nameplate_cache_lookups_total{result=\"corrupt\"")).isEqualTo((sound.length + 36) / 37);
    }

    @Test
    void a_strangers_entry_and_an_entry_under_another_name_are_not_served() throws Exception {
        two.origin(key(1));
        two.origin(key(1));
        two.origin(key(2));
        List<String> names = List.copyOf(remote.entries.keySet());
        byte[] image = remote.entries.values().stream()
                .filter(entry -> entry.length > 500)
                .findFirst()
                .orElseThrow();
        names.forEach(name -> remote.entries.put(name, image));
        assertThat(new Node(new Meters()).origin(key(2))).isEqualTo(ImageCache.Tier.RENDERED);
        remote.entries.replaceAll(
                (name, entry) -> new Seal(List.of("another secret 123")).close(new byte[32], new byte[100]));
        assertThat(new Node(new Meters()).origin(key(1))).isEqualTo(ImageCache.Tier.RENDERED);
    }

    @Test
    void a_flight_that_fails_after_a_miss_drops_out() throws Exception {
        CompletableFuture<ImageCache.Found> failed = one.cache.get(
                key(1), Optional.empty(), DEAR, () -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        assertThat(failed).isCompletedExceptionally();
        CompletableFuture<ImageCache.Found> thrown = one.cache.get(key(1), Optional.empty(), DEAR, () -> {
            throw new IllegalStateException("at once");
        });
        assertThat(thrown).isCompletedExceptionally();
        assertThat(one.origin(key(1))).isEqualTo(ImageCache.Tier.RENDERED);
    }

    @Test
    void many_askers_of_one_key_are_one_read_and_one_render() throws Exception {
        remote.silent = true;
        List<CompletableFuture<ImageCache.Found>> askers = new java.util.ArrayList<>();
        for (int i = 0; i < 50; i++) {
            askers.add(one.cache.get(key(1), Optional.empty(), DEAR, () -> {
                renders.incrementAndGet();
                return CompletableFuture.completedFuture(image(10));
            }));
        }
        remote.unanswered.get(0).complete(null);
        for (CompletableFuture<ImageCache.Found> asker : askers) {
            asker.get(20, TimeUnit.SECONDS);
        }
        assertThat(remote.reads).hasValue(1);
        assertThat(renders).hasValue(1);
    }
}
