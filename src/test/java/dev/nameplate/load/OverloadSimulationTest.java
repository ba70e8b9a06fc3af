package dev.nameplate.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.load.Simulation.Policy;
import dev.nameplate.load.Simulation.Request;
import dev.nameplate.load.Simulation.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How requests fare by the render queue and by other policies, on a clock of its own: the same figures on every machine. */
class OverloadSimulationTest {

    private static final long SEED = 20_260_301;

    private static final Map<String, DoubleUnaryOperator> LOADS = new LinkedHashMap<>();

    static {
        LOADS.put("four fifths of what can be drawn", at -> 0.8);
        LOADS.put("just what can be drawn", at -> 1.0);
        LOADS.put("twice as much", at -> 2.0);
        LOADS.put("five times as much", at -> 5.0);
        LOADS.put("a send: 3x for 1 s, every 4 s, over 0.2x", at -> at % 4 < 1 ? 3.0 : 0.2);
        LOADS.put("a herd: 10x for 0.2 s, every 3 s", at -> at % 3 < 0.2 ? 10.0 : 0.1);
        LOADS.put("waves: 5x for 1 s, every 3 s", at -> at % 3 < 1 ? 5.0 : 0.0);
    }

    private static final Map<String, Supplier<Policy>> POLICIES = new LinkedHashMap<>();

    static {
        POLICIES.put("render queue", () -> Policies.ours(1024));
        POLICIES.put("in order, until late", Policies::inOrder);
        POLICIES.put("CoDel", Policies::coDel);
        POLICIES.put("CoDel, strict", Policies::strictCoDel);
        POLICIES.put("newest first when it stands", Policies::newestFirst);
    }

    private static Map<String, Result> compare(DoubleUnaryOperator load) {
        List<Request> requests = requests("", WorkClass.READER, 12, load);
        Map<String, Result> results = new LinkedHashMap<>();
        POLICIES.forEach((name, policy) -> results.put(name, Simulation.run(name, policy.get(), copies(requests))));
        return results;
    }

    private static List<Request> requests(String project, WorkClass urgency, double millis, DoubleUnaryOperator load) {
        return Simulation.requests(SEED + project.hashCode(), 120, millis, project, urgency, load);
    }

    private static List<Request> copies(List<Request> requests) {
        return requests.stream()
                .map(one -> new Request(
                        new Demand(one.demand.kind(), one.demand.project(), one.demand.urgency(), one.until()),
                        one.arrived,
                        one.nanos))
                .toList();
    }

    @Test
    void no_other_policy_gives_more_readers_the_right_picture() {
        LOADS.forEach((name, load) -> {
            System.out.println(name);
            Map<String, Result> results = compare(load);
            results.values().forEach(result -> System.out.println("  " + result));
            Result ours = results.get("render queue");
            results.values().forEach(other -> assertThat(ours.share())
                    .as("%s: %s against %s", name, ours, other)
                    .isGreaterThan(other.share() - 0.01));
            assertThat(ours.wasted).as("%s: drawn for nobody", name).isLessThan(ours.asked / 200 + 1);
            assertThat(ours.slowestNo).as(name).isLessThanOrEqualTo(Simulation.PATIENCE);
        });
    }

    @Test
    void what_comes_at_once_and_can_be_drawn_in_two_seconds_is_drawn() {
        Result ours = compare(LOADS.get("a herd: 10x for 0.2 s, every 3 s")).get("render queue");
        assertThat(ours.share()).isGreaterThan(0.999);
    }

    /** Five times the capacity loses nothing of it: the threads are busy with pictures that are in time. */
    @Test
    void goodput_at_five_times_the_capacity_is_that_of_the_peak() {
        double peak = 0;
        double atFive = 0;
        for (double load = 1; load <= 5; load++) {
            double constant = load;
            Result result =
                    Simulation.run("x" + load, Policies.ours(1024), requests("", WorkClass.READER, 12, at -> constant));
            peak = Math.max(peak, result.right);
            atFive = result.right;
        }
        assertThat(atFive).isGreaterThan(0.97 * peak);
    }

    @Test
    void who_cannot_be_served_is_told_at_once() {
        Result ours = compare(LOADS.get("five times as much")).get("render queue");
        List<Long> noes = ours.noes.stream().sorted().toList();
        assertThat(noes.get((int) (noes.size() * 0.9))).isLessThan(Simulation.SECOND / 10);
    }

    /** Right pictures of each project, as parts of what it asked for. */
    private static Map<String, Double> shares(Policy policy, List<List<Request>> projects) {
        Map<String, Integer> right = new HashMap<>();
        Map<String, Integer> asked = new HashMap<>();
        List<Request> all = new ArrayList<>();
        projects.forEach(all::addAll);
        Simulation.run("shares", policy, all, (request, isRight) -> {
            asked.merge(request.demand.project(), 1, Integer::sum);
            right.merge(request.demand.project(), isRight ? 1 : 0, Integer::sum);
        });
        Map<String, Double> shares = new HashMap<>();
        asked.forEach((project, count) -> shares.put(project, right.get(project) / (double) count));
        return shares;
    }

    @Test
    void a_project_that_floods_takes_nothing_from_one_that_stays_below_half() {
        List<List<Request>> projects = List.of(
                requests("flood", WorkClass.READER, 12, at -> 5.0), requests("small", WorkClass.READER, 12, at -> 0.4));
        Map<String, Double> shares = shares(Policies.ours(1024), projects);
        assertThat(shares.get("small")).isGreaterThan(0.99);
        assertThat(shares.get("flood")).as("what the other leaves").isBetween(0.6 / 5 * 0.95, 0.6 / 5 * 1.05);
    }

    @Test
    void a_project_alone_has_all_threads_and_several_share_them() {
        Map<String, Double> alone =
                shares(Policies.ours(1024), List.of(requests("flood", WorkClass.READER, 12, at -> 2.0)));
        assertThat(alone.get("flood")).isBetween(0.48, 0.53);
        Map<String, Double> two = shares(
                Policies.ours(1024),
                List.of(
                        requests("one", WorkClass.READER, 12, at -> 4.0),
                        requests("two", WorkClass.READER, 12, at -> 1.0)));
        assertThat(two.get("two"))
                .as("half of the threads for what is all of them")
                .isBetween(0.45, 0.55);
        assertThat(two.get("one")).isBetween(0.11, 0.14);
    }

    @Test
    void scanners_and_previews_take_nothing_from_readers() {
        List<Request> readers = requests("a", WorkClass.READER, 12, at -> 0.7);
        double before = shares(Policies.ours(1024), List.of(copies(readers))).get("a");
        for (WorkClass other : List.of(WorkClass.SCANNER, WorkClass.PREVIEW, WorkClass.BATCH)) {
            List<List<Request>> both = List.of(copies(readers), requests("b", other, 12, at -> 3.0));
            Map<String, Double> shares = shares(Policies.ours(1024), both);
            assertThat(shares.get("a")).as(other.key()).isGreaterThan(before - 0.001);
            assertThat(shares.get("b")).as("what readers leave").isBetween(0.05, 0.11);
        }
    }

    @Test
    void a_sudden_tenfold_cost_of_pictures_is_learnt_in_time() {
        List<Request> quick = requests("", WorkClass.READER, 5, at -> at < 60 ? 0.9 : 0.0);
        List<Request> slow = requests("x", WorkClass.READER, 50, at -> at < 60 ? 0.0 : 0.9);
        List<Request> all = new ArrayList<>(quick);
        all.addAll(slow);
        Result ours = Simulation.run("dearer", Policies.ours(1024), all);
        assertThat(ours.share()).isGreaterThan(0.97);
        assertThat(ours.wasted).isLessThan(ours.asked / 100);
    }
}
