package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.cache.ImageCache;
import dev.nameplate.cache.ImageKey;
import dev.nameplate.cache.Kind;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.load.Overload;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Values;
import dev.nameplate.pipeline.Flights.Wish;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.ImageKeys.Variation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of those who joined a flight in the moment in which it was dropped. */
class FlightsTest {

    @TempDir
    private Path data;

    private OpenServer server;
    private static final Kind KIND = new Kind("mine", "png", 1);

    private Flights flights;
    private final CompletableFuture<EncodedImage> doomed = new CompletableFuture<>();
    private final ImageKey key = new ImageKey(new byte[32]);

    @BeforeEach
    void start() throws Exception {
        server = new OpenServer(data);
        server.publish(
                "mine",
                "{\"format\":1,\"title\":\"Mine\",\"sizes\":[{\"width\":80,\"height\":40}],"
                        + "\"layers\":[{\"id\":\"ground\",\"type\":\"shape\",\"fill\":\"#336699\"}]}");
        flights = new Flights(server.cache, server.workshop.press(), server.pool, server.meters);
        server.cache.get(key, Optional.empty(), KIND, () -> doomed);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private CompletableFuture<ImageCache.Found> join(Duration ago, Duration patience) {
        Published published = server.catalog.all().get("mine");
        Values values = server.workshop
                .merger()
                .merge(
                        new Delivery(Map.of(), List.of(), ""),
                        published.template().fields(),
                        server.workshop.context(published.template()));
        long asked = System.nanoTime() - ago.toNanos();
        Wish wish = new Wish(
                published,
                values,
                new Variation(Format.PNG, 1, 0, ""),
                KIND,
                WorkClass.READER,
                asked,
                asked + patience.toNanos(),
                Passage.NOBODY);
        return flights.image(key, Optional.empty(), wish);
    }

    @Test
    void who_has_time_left_begins_it_anew() {
        CompletableFuture<ImageCache.Found> one = join(Duration.ZERO, Duration.ofMinutes(1));
        CompletableFuture<ImageCache.Found> other = join(Duration.ZERO, Duration.ofMinutes(1));
        doomed.completeExceptionally(Overload.LATE);
        assertThat(one.join().image().width()).isEqualTo(80);
        assertThat(other.join().image()).isSameAs(one.join().image());
    }

    @Test
    void who_has_none_gets_what_the_ladder_has() {
        CompletableFuture<ImageCache.Found> late = join(Duration.ofSeconds(40), Duration.ofMinutes(1));
        doomed.completeExceptionally(Overload.LATE);
        assertThatThrownBy(late::join)
                .satisfies(fault -> assertThat(Flights.unwrapped(fault)).isSameAs(Overload.LATE));
    }

    @Test
    void other_faults_are_not_tried_twice() {
        CompletableFuture<ImageCache.Found> one = join(Duration.ZERO, Duration.ofMinutes(1));
        doomed.completeExceptionally(new IllegalStateException("broken"));
        assertThatThrownBy(one::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("broken");
    }
}
