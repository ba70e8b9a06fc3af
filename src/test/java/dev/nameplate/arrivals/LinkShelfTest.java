package dev.nameplate.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import dev.nameplate.visitor.Visitor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkShelfTest {

    private static final int ROOM = 200;

    private static void fetch(LinkShelf shelf, LinkShelf.OfTemplate home, String id, long hour) {
        @Nullable Tally tally = shelf.of(home, id, hour);
        if (tally != null) {
            tally.fetched(Visitor.GMAIL, /* kept= */ false, hour);
        }
    }

    @Test
    void a_million_ids_take_no_more_room_and_drive_out_no_campaign() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        LinkShelf shelf = new LinkShelf(ROOM);
        LinkShelf.OfTemplate careless = new LinkShelf.OfTemplate();
        LinkShelf.OfTemplate careful = new LinkShelf.OfTemplate();
        for (int i = 0; i < 1_000_000; i++) {
            long hour = i / 100_000;
            fetch(shelf, careless, Long.toString(random.nextLong() >>> 1, 36), hour);
            if (i % 50 == 0) {
                fetch(shelf, careful, "campaign-" + i / 50 % 20, hour);
            }
        }
        int kept = careless.entries().size() + careful.entries().size();
        assertThat(kept).as("seed %d", seed).isEqualTo(ROOM);
        assertThat(shelf.size()).isEqualTo(ROOM);
        assertThat(careful.entries())
                .as("seed %d: 20 links with a thousand fetches each", seed)
                .hasSize(20)
                .allSatisfy(entry -> assertThat(entry.tally().opens()).isGreaterThan(500));
    }

    @Test
    void what_nobody_fetched_for_a_day_makes_room_at_once() {
        LinkShelf shelf = new LinkShelf(4);
        LinkShelf.OfTemplate home = new LinkShelf.OfTemplate();
        for (int i = 0; i < 4; i++) {
            for (int times = 0; times < 1000; times++) {
                fetch(shelf, home, "old-" + i, 0);
            }
        }
        fetch(shelf, home, "new", 30);
        assertThat(home.entries())
                .extracting(LinkShelf.Entry::id)
                .contains("new")
                .hasSize(4);
    }

    @Test
    void many_threads_fill_it_no_further() throws Exception {
        LinkShelf shelf = new LinkShelf(ROOM);
        List<LinkShelf.OfTemplate> homes =
                IntStream.range(0, 3).mapToObj(i -> new LinkShelf.OfTemplate()).toList();
        long seed = Seeds.one();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        SplittableRandom random = new SplittableRandom(seed + thread);
                        for (int i = 0; i < 50_000; i++) {
                            fetch(shelf, homes.get(random.nextInt(3)), "id" + random.nextInt(1000), 0);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(homes.stream().mapToInt(home -> home.entries().size()).sum())
                .as("seed %d", seed)
                .isEqualTo(ROOM);
    }

    @Test
    void where_there_is_no_room_nothing_is_told_apart() {
        LinkShelf shelf = new LinkShelf(0);
        assertThat(shelf.of(new LinkShelf.OfTemplate(), "spring", 0)).isNull();
    }
}
