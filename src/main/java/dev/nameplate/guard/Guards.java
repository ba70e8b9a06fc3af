package dev.nameplate.guard;

import dev.nameplate.guard.Budget.Found;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Peers;
import dev.nameplate.register.Entry;
import dev.nameplate.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what arrived in a link's open part may be shown: its allow-set first, then its budget. Links without a signature have
 * neither. Thread-safe; deciding never blocks.
 */
public final class Guards implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    private static final int TELL_MILLIS = 1000;
    private static final byte ONE_LINK = 1;

    /** Why what arrived is not shown. */
    public enum Refusal {
        /** The link has shown as many different values as it may. */
        BUDGET,
        /** The values are not in the link's allow-set. */
        ALLOW_SET,
        /** The link's allow-set is not in force. */
        NO_ALLOW_SET;

        private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** Its name in metrics and explanations. */
        public String key() {
            return key;
        }
    }

    /** Whom a {@link Fault} harms. */
    public enum Harm {
        /** Readers of the link, who get the fallback image. */
        READERS,
        /** Whoever relies on the guard: it lets everybody through. */
        GUARD,
        /** Nobody. */
        NONE
    }

    /**
     * Something that a link's guards cannot do.
     *
     * @param control of the link, which asks for it: {@code _max} or {@code _allow}
     * @param words what it is, in a sentence
     * @param remedy what to do about it
     */
    public record Fault(String control, Harm harm, String words, String remedy) {}

    /**
     * What a link was made for.
     *
     * @param recipients how many readers
     * @param allow the name of its allow-set
     */
    record Purpose(OptionalLong recipients, Optional<String> allow) {

        /** Any reader. */
        static final Purpose ANY = new Purpose(OptionalLong.empty(), Optional.empty());

        /** As the register says, which may have learned of it later, else as the link itself does. */
        static Purpose of(SignedLink link, Register register) {
            Entry entry =
                    link.id().isPresent() ? register.entry(link.id().get()).of(link.path()) : Entry.NONE;
            OptionalLong own = link.recipients().isPresent()
                    ? OptionalLong.of(link.recipients().getAsInt())
                    : OptionalLong.empty();
            return new Purpose(
                    entry.recipients().isPresent() ? entry.recipients() : own,
                    entry.allow().isPresent() ? entry.allow() : link.allow());
        }
    }

    private final GuardSettings settings;
    private final Supplier<KeyRing> keys;
    private final Register register;
    private final Budgets budgets;
    private final AllowSets sets;
    private final Optional<BudgetBoard> board;
    /** By the key that signed the link; a ring has few. */
    private final Map<String, Fingerprint> prints = new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer;

    /**
     * @param keys in force
     * @param register what is known of links beside what they say
     */
    public Guards(GuardSettings settings, Supplier<KeyRing> keys, Register register, Peers peers, Meters meters) {
        this.settings = settings;
        this.keys = keys;
        this.register = register;
        this.budgets = new Budgets(settings.budgetBytes(), peers.isAlone() ? 1 : 2);
        this.board = peers.isAlone() ? Optional.empty() : Optional.of(new BudgetBoard(budgets, peers.board()));
        this.sets = new AllowSets(settings.allow(), (kid, purpose) -> keys.get().derived(kid, purpose), meters);
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "guards");
            thread.setDaemon(true);
            return thread;
        });
        meters.guards().budgets(budgets::size, budgets::bytes, budgets::evicted);
        meters.guards().allowSets(sets::size, sets::broken, sets::bytes);
    }

    /** Guards for a command: of this program alone. */
    public static Guards alone(GuardSettings settings, Supplier<KeyRing> keys, Register register) {
        return new Guards(settings, keys, register, Peers.none(), new Meters());
    }

    /** Reads the allow-sets, and looks for others from now on; hands budgets to other nodes. Blocks. */
    public void start() {
        sets.look();
        long reload = settings.reload().toMillis();
        if (reload > 0) {
            timer.scheduleWithFixedDelay(() -> guarded(sets::look), reload, reload, TimeUnit.MILLISECONDS);
        }
        board.ifPresent(BudgetBoard::start);
        board.ifPresent(shared -> timer.scheduleWithFixedDelay(
                () -> guarded(shared::tell), TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** A fault ends one look and not all that would follow. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.error("What guards links could not be looked after", fault);
        }
    }

    /**
     * Why what arrived is not to be shown; empty when it is. A value that is new to the link is counted.
     *
     * @param fields of the template
     */
    public Optional<Refusal> refusal(SignedLink link, List<Field> fields, Values values) {
        if (link.unsigned() || link.open().isEmpty()) {
            return Optional.empty();
        }
        Purpose purpose = Purpose.of(link, register);
        if (purpose.equals(Purpose.ANY)) {
            return Optional.empty();
        }
        List<String> open = open(link, fields);
        if (open.stream().noneMatch(values::arrived)) {
            // Nothing of it comes from outside.
            return Optional.empty();
        }
        Optional<Refusal> unlisted = purpose.allow().flatMap(name -> unlisted(name, open, values));
        return unlisted.isPresent() || purpose.recipients().isEmpty()
                ? unlisted
                : overspent(link, purpose.recipients().getAsLong(), open, values);
    }

    /** The fields that anybody may have filled, sorted. */
    private static List<String> open(SignedLink link, List<Field> fields) {
        return fields.stream()
                .filter(field -> field.openable() && link.open().contains(field.name()))
                .map(Field::name)
                .sorted()
                .toList();
    }

    private Optional<Refusal> unlisted(String name, List<String> open, Values values) {
        return sets.named(name)
                .map(set -> set.has(values, open) ? Optional.<Refusal>empty() : Optional.of(Refusal.ALLOW_SET))
                .orElse(Optional.of(Refusal.NO_ALLOW_SET));
    }

    private Optional<Refusal> overspent(SignedLink link, long recipients, List<String> open, Values values) {
        long limit = settings.budget(recipients);
        String name = link.id().orElseGet(link::identity) + '|' + link.path() + '|' + limit;
        Budget budget = budgets.of(name, limit);
        Optional<Fingerprint> print = fingerprint(link);
        if (budget == null || print.isEmpty()) {
            return Optional.empty();
        }
        byte[] hash = print.get().of(ONE_LINK, values.arrivedBytes(open, /* exact= */ true));
        Found found = budget.take(Fingerprint.part(hash, 0), Fingerprint.part(hash, 1));
        return found == Found.REFUSED ? Optional.of(Refusal.BUDGET) : Optional.empty();
    }

    private Optional<Fingerprint> fingerprint(SignedLink link) {
        String kid = link.kid().orElseThrow();
        Fingerprint known = prints.get(kid);
        if (known == null) {
            known = keys.get().derived(kid, "budgets").map(Fingerprint::new).orElse(null);
            if (known != null) {
                prints.put(kid, known);
            }
        }
        return Optional.ofNullable(known);
    }

    /** Whether the link's allow-set lets through what arrived, as far as this program can tell; nothing is counted. */
    public boolean lets(SignedLink link, List<Field> fields, Values values) {
        List<String> open = link.unsigned() ? List.of() : open(link, fields);
        return open.stream().noneMatch(values::arrived)
                || Purpose.of(link, register)
                        .allow()
                        .flatMap(name -> unlisted(name, open, values))
                        .isEmpty();
    }

    /** In words, for whoever asks what would become of a link; nothing is counted. Looks at the folder of sets: blocks. */
    public List<String> words(SignedLink link, List<Field> fields, Values values) {
        List<Fault> faults = faults(link, fields);
        List<String> lines = new ArrayList<>(
                new GuardWords(settings, sets).of(Purpose.of(link, register), link, open(link, fields), values));
        faults.forEach(fault -> lines.add("beware:   " + fault.words() + "; " + fault.remedy()));
        return lines;
    }

    /** What a link's guards cannot do as things are here, whatever arrives. Looks at the folder of sets: blocks. */
    public List<Fault> faults(SignedLink link, List<Field> fields) {
        if (link.unsigned()) {
            return List.of();
        }
        sets.look();
        return new GuardFaults(settings, sets, budgets).of(Purpose.of(link, register), open(link, fields));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
