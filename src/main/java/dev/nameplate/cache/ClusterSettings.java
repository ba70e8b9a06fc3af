package dev.nameplate.cache;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How nodes find one another and what they share.
 *
 * @param enabled whether there are other nodes at all
 * @param name what the cluster is called; nodes of other names are strangers
 * @param secrets what entries are sealed with: the first seals, all open
 * @param network where this node is, and where the others are looked for
 * @param sharing what is shared, and for how long
 */
public record ClusterSettings(boolean enabled, String name, List<String> secrets, Network network, Sharing sharing) {

    /** Where nodes are looked for. */
    public enum Discovery {
        /** Addresses, or names that resolve to addresses, in {@code cluster.members}. */
        MEMBERS,
        /** The API of Kubernetes tells the pods behind {@code cluster.service}. */
        KUBERNETES_API,
        /** The name of the headless service {@code cluster.service} resolves to its pods. */
        KUBERNETES_DNS
    }

    /**
     * Where nodes are.
     *
     * @param port of this node, and of the others where none is given
     * @param interfaces addresses this node may listen on, as {@code 10.0.*.*}; empty for the usual one
     * @param members addresses of nodes
     * @param service the headless service of the nodes
     * @param namespace of the service; empty for the pod's own
     */
    public record Network(
            Discovery discovery,
            int port,
            List<String> interfaces,
            List<String> members,
            String service,
            String namespace) {}

    /**
     * What is shared.
     *
     * @param deadline how long a request waits for the cluster
     * @param keep how long an image is kept
     * @param heapPercent the most that shared images take of a node's heap
     * @param worth how many times dearer than a read from the cluster a picture must be
     */
    public record Sharing(Duration deadline, Duration keep, int heapPercent, int worth) {}

    private static final int LEAST_SECRET = 16;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

    private static final Setting<Boolean> ENABLED = Setting.flag("cluster.enabled", false)
            .says("Whether this node shares images and publications with others.");
    private static final Setting<String> NAME_OF = Setting.text("cluster.name", "nameplate")
            .says("The cluster's name; the version of the cluster library is added to it.");
    private static final Setting<String> SECRET = Setting.text("cluster.secret", "")
            .hidden()
            .says(
                    "What shared entries are sealed with, the same on all nodes, 16 characters or more; several are comma-separated, the first seals.");
    private static final Setting<Discovery> DISCOVERY = Setting.choice("cluster.discovery", Discovery.MEMBERS)
            .says("How nodes find one another: cluster.members, or the pods behind cluster.service.");
    private static final Setting<String> MEMBERS = Setting.text("cluster.members", "")
            .says("Hosts of nodes, host or host:port, comma-separated; some of them are enough.");
    private static final Setting<String> SERVICE = Setting.text("cluster.service", "")
            .says("The headless Kubernetes service of the nodes; for kubernetes-dns its whole name.");
    private static final Setting<String> NAMESPACE = Setting.text("cluster.namespace", "")
            .says("The Kubernetes namespace of the service; empty means the pod's own.");
    private static final Setting<Integer> PORT =
            Setting.whole("cluster.port", 5701, 1, 65_535).says("Port for other nodes; open it to them alone.");
    private static final Setting<String> INTERFACES = Setting.text("cluster.interfaces", "")
            .says("Addresses to listen on for other nodes, as 10.0.*.*, comma-separated; empty finds one.");
    private static final Setting<Duration> DEADLINE = Setting.duration("cluster.deadline", "50ms")
            .says("How long a request waits for the cluster before the picture is drawn here.");
    private static final Setting<Duration> KEEP =
            Setting.duration("cluster.keep", "6h").says("How long a shared image is kept.");
    private static final Setting<Integer> HEAP = Setting.whole("cluster.heap-percent", 15, 1, 40)
            .says("The most that shared images take of each node's heap, in percent.");
    private static final Setting<Integer> WORTH = Setting.whole("cluster.worth", 10, 0, 10_000)
            .says("How many times dearer than a read from the cluster a picture must be to be shared; 0 shares all.");

    public static List<Setting<?>> all() {
        return List.of(
                ENABLED,
                NAME_OF,
                SECRET,
                DISCOVERY,
                MEMBERS,
                SERVICE,
                NAMESPACE,
                PORT,
                INTERFACES,
                DEADLINE,
                KEEP,
                HEAP,
                WORTH);
    }

    /** No other nodes. */
    public static ClusterSettings off() {
        return new ClusterSettings(
                /* enabled= */ false,
                "nameplate",
                List.of(),
                new Network(Discovery.MEMBERS, 5701, List.of(), List.of(), "", ""),
                new Sharing(Duration.ofMillis(50), Duration.ofHours(6), 15, 10));
    }

    public static ClusterSettings read(SettingsReader reader) {
        Network network = new Network(
                reader.read(DISCOVERY),
                reader.read(PORT),
                list(reader.read(INTERFACES)),
                list(reader.read(MEMBERS)),
                reader.read(SERVICE),
                reader.read(NAMESPACE));
        Sharing sharing = new Sharing(reader.read(DEADLINE), reader.read(KEEP), reader.read(HEAP), reader.read(WORTH));
        ClusterSettings settings = new ClusterSettings(
                reader.read(ENABLED), reader.read(NAME_OF), list(reader.read(SECRET)), network, sharing);
        settings.check(reader);
        return settings;
    }

    private void check(SettingsReader reader) {
        if (!NAME.matcher(name).matches()) {
            reader.problem(NAME_OF, "\"" + name + "\"; allowed: small letters, digits and dashes, at most 41");
        }
        long millis = sharing.deadline().toMillis();
        if (millis < 5 || millis > 1000) {
            reader.problem(DEADLINE, millis + " ms; allowed: 5ms to 1s");
        }
        if (sharing.keep().toSeconds() < 1) {
            reader.problem(KEEP, sharing.keep().toMillis() + " ms; allowed: 1s or more");
        }
        if (enabled) {
            checkSecrets(reader);
            checkPlaces(reader);
        }
    }

    private void checkSecrets(SettingsReader reader) {
        if (secrets.isEmpty()) {
            reader.problem(
                    SECRET,
                    "is empty, so nodes could not tell their own entries from a stranger's; set the same on all nodes,"
                            + " such as the secret that nameplate keys new prints");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < LEAST_SECRET)) {
            reader.problem(SECRET, "one has fewer than " + LEAST_SECRET + " characters");
        }
    }

    private void checkPlaces(SettingsReader reader) {
        if (network.discovery() == Discovery.MEMBERS && network.members().isEmpty()) {
            reader.problem(MEMBERS, "is empty, so no node would be found; allowed: host or host:port, comma-separated");
        }
        if (network.discovery() != Discovery.MEMBERS && network.service().isEmpty()) {
            reader.problem(SERVICE, "is empty; allowed: the name of the headless service in front of the pods");
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "cluster " + name + (enabled ? " by " + network : " off");
    }
}
