package dev.nameplate.link;

import dev.nameplate.testing.Forgeries;
import dev.nameplate.testing.Links;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What refusing costs: processor time for each kind of forgery, beside the genuine link it is made of, in one run. A program, since
 * figures of time are no test.
 */
public final class ForgeryCost {

    private static final int ROUNDS = 400;
    private static final int TIMES = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ForgeryCost() {}

    public static void main(String[] arguments) {
        LinkVerifier verifier = LinkVerifier.of(Links.ring(Forgeries.KEYS));
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("genuine", List.of(Forgeries.GENUINE));
        kinds.putAll(Forgeries.all());
        Map<String, List<Double>> took = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(kinds.keySet());
        Random random = new Random(1);
        int genuine = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (String kind : order) {
                List<String> targets = kinds.get(kind);
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < TIMES; i++) {
                    LinkVerdict verdict = verifier.verify(targets.get(i % targets.size()));
                    genuine += verdict instanceof LinkVerdict.Genuine ? 1 : 0;
                }
                double nanos = (THREADS.getCurrentThreadCpuTime() - start) / (double) TIMES;
                took.computeIfAbsent(kind, absent -> new ArrayList<>()).add(nanos);
            }
        }
        if (genuine != ROUNDS * TIMES) {
            throw new AssertionError(genuine + " genuine");
        }
        double base = median(took.get("genuine"));
        kinds.keySet()
                .forEach(kind -> System.out.printf(
                        "%-32s %7.0f ns  %.2f of a genuine link%n",
                        kind, median(took.get(kind)), median(took.get(kind)) / base));
    }

    /** Of the later half, when code is compiled. */
    private static double median(List<Double> all) {
        List<Double> late = new ArrayList<>(all.subList(all.size() / 2, all.size()));
        Collections.sort(late);
        return late.get(late.size() / 2);
    }
}
