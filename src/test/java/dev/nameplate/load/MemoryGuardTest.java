package dev.nameplate.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.Meters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryGuardTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(7 * SECOND);
    private final List<Double> rooms = new ArrayList<>();
    private double use;
    private double useOnceCollected = -1;
    private int collections;

    private final Meters meters = new Meters();
    private final MemoryGuard guard = new MemoryGuard(
            new HeapUse() {
                @Override
                public double afterCollection() {
                    return use;
                }

                @Override
                public void collect() {
                    collections++;
                    use = useOnceCollected < 0 ? use : useOnceCollected;
                }
            },
            clock::get,
            meters);

    private void look(double part) {
        use = part;
        clock.addAndGet(SECOND / 4);
        guard.look();
    }

    @Test
    void caches_shrink_before_it_closes() {
        guard.shrinks(rooms::add);
        look(0.74);
        assertThat(rooms).isEmpty();
        look(0.76);
        assertThat(rooms).containsExactly(0.5);
        assertThat(guard.isClosed()).isFalse();
        look(0.849);
        assertThat(guard.isClosed()).isFalse();
        assertThat(rooms).containsExactly(0.5);
    }

    @Test
    void it_closes_at_85_percent_and_opens_only_below_75() {
        guard.shrinks(rooms::add);
        look(0.85);
        assertThat(guard.isClosed()).isTrue();
        assertThat(rooms).containsExactly(0.125);
        for (double part : new double[] {0.84, 0.80, 0.76, 0.90, 0.75}) {
            look(part);
            assertThat(guard.isClosed()).as("%s", part).isTrue();
        }
        look(0.74);
        assertThat(guard.isClosed()).isFalse();
        assertThat(rooms).as("room comes back when there is plenty").containsExactly(0.125);
        look(0.61);
        assertThat(rooms).containsExactly(0.125);
        look(0.59);
        assertThat(rooms).containsExactly(0.125, 1.0);
    }

    @Test
    void while_it_is_closed_it_has_the_garbage_taken_out_now_and_then() {
        look(0.9);
        assertThat(collections).isEqualTo(1);
        for (int i = 0; i < 4 * 29; i++) {
            look(0.9);
        }
        assertThat(collections).isEqualTo(1);
        for (int i = 0; i < 8; i++) {
            look(0.9);
        }
        assertThat(collections).isEqualTo(2);
    }

    @Test
    void it_opens_by_what_its_own_collection_shows() {
        useOnceCollected = 0.3;
        look(0.9);
        assertThat(guard.isClosed()).isTrue();
        clock.addAndGet(SECOND / 4);
        guard.look();
        assertThat(guard.isClosed()).isFalse();
    }

    @Test
    void metrics_show_it() {
        look(0.9);
        assertThat(meters.scrape())
                .contains("nameplate_memory_guard 1.0")
                .contains("nameplate_memory_after_collection 0.9")
                .contains("nameplate_memory_caches 0.125");
    }

    @Test
    void the_heap_of_this_process_can_be_asked() {
        HeapUse own = HeapUse.ofThisProcess();
        own.collect();
        assertThat(own.afterCollection()).isBetween(0.0001, 1.0);
    }
}
