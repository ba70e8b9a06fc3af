package dev.nameplate.http;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * What every thread does at the moment, in words: where a server hangs is seen in two of these. It stops the program for as long as it takes, so
 * there is one a second at most, which all who ask meanwhile get. Frames hold no values. Thread-safe; blocks.
 */
final class ThreadList {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_FRAMES = 60;

    private String text = "";
    private long taken;

    synchronized String text() {
        if (text.isEmpty() || System.nanoTime() - taken > FRESH) {
            text = now();
            taken = System.nanoTime();
        }
        return text;
    }

    private static String now() {
        ThreadInfo[] threads = ManagementFactory.getThreadMXBean()
                .dumpAllThreads(/* lockedMonitors= */ false, /* lockedSynchronizers= */ false);
        Arrays.sort(threads, Comparator.comparing(ThreadInfo::getThreadName));
        StringBuilder out = new StringBuilder();
        for (ThreadInfo thread : threads) {
            out.append('"')
                    .append(thread.getThreadName())
                    .append("\" ")
                    .append(thread.getThreadState())
                    .append('\n');
            StackTraceElement[] frames = thread.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                out.append("    ").append(frames[i]).append('\n');
            }
            out.append('\n');
        }
        return out.toString();
    }
}
