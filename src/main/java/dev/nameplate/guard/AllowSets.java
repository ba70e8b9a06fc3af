package dev.nameplate.guard;

import dev.nameplate.observe.Meters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The allow-sets of a folder: {@code NAME.allow}. A changed file takes the place of its former self; one that cannot be read leaves it in
 * force. Thread-safe; looking blocks.
 */
final class AllowSets {

    private static final Logger LOG = LoggerFactory.getLogger(AllowSets.class);

    private static final String ENDING = ".allow";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    /** Of the heap; a set that would go beyond is not read. */
    private static final int SHARE_OF_HEAP = 4;

    /** Links ask for sets by name: only so many missing ones are spoken of. */
    private static final int MOST_SAID = 100;

    /** Until a file that was not taken is tried again: a minute by default. */
    private static final int LOOKS_BETWEEN = 30;

    private final Path folder;
    private final BiFunction<String, String, Optional<byte[]>> keys;
    private final Meters meters;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile Map<String, AllowSet> sets = Map.of();
    private volatile int broken;
    /** What each file was when it was last looked at, and of those that were not taken why. Used while looking. */
    private Map<String, String> prints = new HashMap<>();

    private final Map<String, String> refused = new HashMap<>();
    private int looks;

    AllowSets(Path folder, BiFunction<String, String, Optional<byte[]>> keys, Meters meters) {
        this.folder = folder;
        this.keys = keys;
        this.meters = meters;
    }

    /** The set of a name; empty, and said aloud once, when there is none. */
    Optional<AllowSet> named(String name) {
        AllowSet set = sets.get(name);
        if (set == null && said.size() < MOST_SAID && said.add(name)) {
            LOG.error(
                    "A link names the allow-set {}, which is not in force: {} is missing or cannot be read. Its readers get the"
                            + " fallback image",
                    name,
                    folder.resolve(name + ENDING));
        }
        return Optional.ofNullable(set);
    }

    /** Looks at the folder and takes in what has changed; now and then what was not taken too, since keys may have come. */
    synchronized void look() {
        boolean again = ++looks % LOOKS_BETWEEN == 0;
        Map<String, AllowSet> now = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        for (Path file : files()) {
            String name = name(file);
            String print = print(file);
            boolean changed = !print.equals(prints.get(name));
            Optional<AllowSet> before = Optional.ofNullable(sets.get(name));
            Optional<AllowSet> set = changed || again && refused.containsKey(name)
                    ? read(file, name, before.isPresent(), bytes(now)).or(() -> before)
                    : before;
            seen.put(name, print);
            set.ifPresent(it -> now.put(name, it));
        }
        for (String name : sets.keySet()) {
            if (!seen.containsKey(name)) {
                LOG.warn("The allow-set {} is gone: its links show the fallback image", name);
                meters.guards().allowSet("gone");
            }
        }
        refused.keySet().retainAll(seen.keySet());
        said.removeAll(now.keySet());
        prints = seen;
        broken = refused.size();
        sets = Map.copyOf(now);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> NAME.matcher(name(file)).matches())
                    .sorted()
                    .forEach(files::add);
        } catch (NoSuchFileException absent) {
            return files;
        } catch (IOException fault) {
            LOG.error("The folder of allow-sets cannot be read: {}", fault.toString());
        }
        return files;
    }

    private static String print(Path file) {
        try {
            BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
            return of.size() + "@" + of.lastModifiedTime() + "@" + of.fileKey();
        } catch (IOException fault) {
            return fault.toString();
        }
    }

    private Optional<AllowSet> read(Path file, String name, boolean before, long others) {
        try {
            long most = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
            if (others + Files.size(file) > most) {
                throw new IOException("it has " + Files.size(file) + " bytes; all sets together may take " + most
                        + ", a quarter of the heap");
            }
            AllowSet set = AllowSet.read(Files.readAllBytes(file), keys);
            LOG.info(
                    "Allow-set {}: {} readers by {} of {}",
                    name,
                    set.head().readers(),
                    String.join(", ", set.head().fields()),
                    set.head().template());
            meters.guards().allowSet("taken");
            refused.remove(name);
            return Optional.of(set);
        } catch (IOException | RuntimeException fault) {
            String why = String.valueOf(fault.getMessage());
            if (!why.equals(refused.put(name, why))) {
                LOG.error(
                        "The allow-set {} is not taken: {}. {}",
                        file,
                        why,
                        before ? "The one before stays in force" : "Its links show the fallback image");
                meters.guards().allowSet("refused");
            }
            return Optional.empty();
        }
    }

    private static long bytes(Map<String, AllowSet> sets) {
        return sets.values().stream().mapToLong(AllowSet::bytes).sum();
    }

    int size() {
        return sets.size();
    }

    /** Files that are not in force as they are. */
    int broken() {
        return broken;
    }

    long bytes() {
        return bytes(sets);
    }
}
