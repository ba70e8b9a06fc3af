package dev.nameplate.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The queue's decisions, one by one, on a clock that the test moves. */
class RenderQueueTest {

    private static final long MILLI = 1_000_000L;
    private static final long PATIENCE = 3_000 * MILLI;

    private final List<RenderQueue.Dropped> gone = new ArrayList<>();
    private RenderQueue queue = new RenderQueue(1, 8);
    private long now = 5_000 * MILLI;

    private Ticket ticket(String project, WorkClass urgency) {
        return new Ticket(new Demand("jpg", project, urgency, now + PATIENCE), now);
    }

    private Ticket offer(String project, WorkClass urgency) {
        Ticket ticket = ticket(project, urgency);
        gone.addAll(queue.offer(ticket, now));
        now++;
        return ticket;
    }

    private Ticket offer(WorkClass urgency) {
        return offer("", urgency);
    }

    private Ticket poll() {
        return queue.poll(now, gone);
    }

    /** Lets a piece of work of a kind take so long, some times over, so that the queue knows. */
    private void learn(String kind, long millis) {
        for (int i = 0; i < 40; i++) {
            queue.finished(new Ticket(new Demand(kind, "teacher", WorkClass.READER, now), now), millis * MILLI, now);
        }
    }

    private Overload fate(Ticket ticket) {
        return gone.stream()
                .filter(dropped -> dropped.ticket() == ticket)
                .map(RenderQueue.Dropped::reason)
                .findFirst()
                .orElse(null);
    }

    @Test
    void the_more_urgent_class_goes_first_and_within_it_the_earlier_deadline() {
        Ticket batch = offer(WorkClass.BATCH);
        Ticket scanner = offer(WorkClass.SCANNER);
        Ticket late = ticket("", WorkClass.READER);
        now += 10 * MILLI;
        Ticket early = new Ticket(new Demand("jpg", "", WorkClass.READER, now + PATIENCE / 2), now);
        queue.offer(late, now);
        queue.offer(early, now);
        assertThat(Arrays.asList(poll(), poll(), poll(), poll(), poll()))
                .containsExactly(early, late, scanner, batch, null);
    }

    @Test
    void what_cannot_be_drawn_in_the_time_that_is_left_is_dropped_unstarted() {
        learn("jpg", 300);
        Ticket first = offer(WorkClass.READER);
        now += 2_750 * MILLI;
        assertThat(poll()).isNull();
        assertThat(fate(first)).isSameAs(Overload.LATE);
    }

    @Test
    void what_takes_longer_than_anybody_waits_is_begun_while_half_the_time_is_left() {
        learn("jpg", 10_000);
        Ticket heavy = offer(WorkClass.READER);
        now += 1_400 * MILLI;
        assertThat(poll()).isSameAs(heavy);
        Ticket later = offer(WorkClass.READER);
        now += 1_600 * MILLI;
        assertThat(poll()).isNull();
        assertThat(fate(later)).isSameAs(Overload.LATE);
    }

    @Test
    void a_later_deadline_of_one_who_joins_keeps_work_alive_in_its_place() {
        Ticket joined = offer(WorkClass.READER);
        Ticket next = offer(WorkClass.READER);
        now += 2_000 * MILLI;
        queue.join(joined.demand, WorkClass.READER, now + PATIENCE);
        now += 1_500 * MILLI;
        assertThat(poll()).isSameAs(joined);
        assertThat(poll()).isNull();
        assertThat(fate(next)).isSameAs(Overload.LATE);
    }

    @Test
    void a_scanner_that_joins_a_reader_does_not_put_the_reader_back() {
        Ticket reader = offer(WorkClass.READER);
        queue.join(reader.demand, WorkClass.SCANNER, now + PATIENCE);
        offer(WorkClass.READER);
        assertThat(poll()).isSameAs(reader);
    }

    @Test
    void more_than_three_quarters_of_the_time_is_not_waited_if_that_can_be_told() {
        learn("jpg", 100);
        queue = new RenderQueue(1, 1000);
        learn("jpg", 100);
        int taken = 0;
        for (int i = 0; i < 60; i++) {
            if (fate(offer(WorkClass.READER)) == null) {
                taken++;
            }
        }
        assertThat(taken).isEqualTo(22);
        assertThat(gone).allMatch(dropped -> dropped.reason() == Overload.CROWDED);
    }

    @Test
    void one_piece_of_work_is_always_taken_however_dear_it_seems() {
        learn("jpg", 60_000);
        Ticket probe = offer(WorkClass.READER);
        assertThat(poll()).isSameAs(probe);
    }

    @Test
    void in_a_full_queue_the_least_urgent_gives_way_to_a_reader() {
        Ticket batch = offer(WorkClass.BATCH);
        Ticket preview = offer(WorkClass.PREVIEW);
        Ticket scanner = offer(WorkClass.SCANNER);
        for (int i = 0; i < 8; i++) {
            offer(WorkClass.READER);
        }
        assertThat(fate(batch)).isSameAs(Overload.FULL);
        assertThat(fate(preview)).isSameAs(Overload.FULL);
        assertThat(fate(scanner)).isSameAs(Overload.FULL);
        assertThat(fate(offer(WorkClass.READER))).isSameAs(Overload.FULL);
        assertThat(fate(offer(WorkClass.SCANNER))).isSameAs(Overload.FULL);
        assertThat(queue.waiting()).isEqualTo(8);
    }

    @Test
    void in_a_full_queue_a_project_that_holds_most_places_gives_way_to_another() {
        List<Ticket> flood = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            flood.add(offer("flood", WorkClass.READER));
        }
        for (int i = 0; i < 6; i++) {
            offer("small", WorkClass.READER);
        }
        assertThat(fate(flood.get(7))).as("the last first").isSameAs(Overload.FULL);
        assertThat(fate(flood.get(0))).isNull();
        assertThat(flood.stream().filter(one -> fate(one) != null))
                .as("no further than half")
                .hasSize(4);
    }

    @Test
    void while_readers_have_waited_for_a_while_nobody_else_is_taken() {
        queue = new RenderQueue(1, 1000);
        for (int i = 0; i < 200; i++) {
            offer(WorkClass.READER);
        }
        assertThat(fate(offer(WorkClass.SCANNER))).isNull();
        for (int i = 0; i < 30; i++) {
            now += 50 * MILLI;
            poll();
        }
        assertThat(queue.stands()).isTrue();
        for (WorkClass other : List.of(WorkClass.SCANNER, WorkClass.PREVIEW, WorkClass.BATCH)) {
            assertThat(fate(offer(other))).as(other.key()).isSameAs(Overload.STANDING);
        }
        assertThat(fate(offer(WorkClass.READER))).isNull();
        while (queue.waiting(WorkClass.READER) > 0) {
            poll();
        }
        poll();
        assertThat(queue.stands()).isFalse();
        assertThat(fate(offer(WorkClass.SCANNER))).isNull();
    }

    @Test
    void it_is_told_for_how_long_readers_have_been_turned_away() {
        assertThat(queue.turnedAwayFor(now)).isZero();
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 9; k++) {
                offer(WorkClass.READER);
            }
            now += 1_000 * MILLI;
        }
        assertThat(queue.turnedAwayFor(now)).isBetween(29_900 * MILLI, 30_100 * MILLI);
        now += 2_100 * MILLI;
        assertThat(queue.turnedAwayFor(now)).isZero();
    }

    @Test
    void everything_ends_once_and_the_count_is_right_whatever_the_order_of_events() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        queue = new RenderQueue(2, 40);
        Set<Ticket> inside = new HashSet<>();
        List<Ticket> drawn = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(60) * MILLI;
            gone.clear();
            WorkClass urgency = WorkClass.values()[random.nextInt(4)];
            switch (random.nextInt(5)) {
                case 0, 1 -> inside.add(offer("p" + random.nextInt(4), urgency));
                case 2 -> {
                    Ticket ticket = poll();
                    if (ticket != null) {
                        assertThat(inside.remove(ticket)).as("seed %d", seed).isTrue();
                        drawn.add(ticket);
                    }
                }
                case 3 -> {
                    if (!drawn.isEmpty()) {
                        queue.finished(drawn.remove(random.nextInt(drawn.size())), random.nextInt(400) * MILLI, now);
                    }
                }
                default -> {
                    if (!inside.isEmpty()) {
                        Ticket any = inside.iterator().next();
                        queue.join(any.demand, urgency, now + PATIENCE);
                        assertThat(any.lane).as("seed %d", seed).isLessThanOrEqualTo(urgency);
                    }
                }
            }
            gone.forEach(dropped -> assertThat(inside.remove(dropped.ticket()))
                    .as("seed %d", seed)
                    .isTrue());
            assertThat(queue.waiting()).as("seed %d", seed).isEqualTo(inside.size());
            assertThat(queue.waiting()).as("seed %d", seed).isLessThanOrEqualTo(40);
        }
        assertThat(queue.clear(now)).as("seed %d", seed).hasSize(inside.size());
        assertThat(queue.waiting()).isZero();
    }
}
