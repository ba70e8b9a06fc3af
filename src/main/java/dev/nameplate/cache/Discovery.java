package dev.nameplate.cache;

import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.KubernetesConfig;
import dev.nameplate.cache.ClusterSettings.Network;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a node looks for the others. */
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    /** So long a pod waits for its own address in the service's name. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Network network;
    /** Properties of the library's Kubernetes discovery beside what the settings say: where another API is. */
    private final Map<String, String> kubernetes;

    Discovery(Network network) {
        this(network, Map.of());
    }

    Discovery(Network network, Map<String, String> kubernetes) {
        this.network = network;
        this.kubernetes = kubernetes;
    }

    void configure(JoinConfig join) {
        switch (network.discovery()) {
            case MEMBERS -> {
                join.getTcpIpConfig().setEnabled(true);
                network.members().forEach(member -> join.getTcpIpConfig().addMember(member));
            }
            case KUBERNETES_DNS -> {
                // The library resolves the name anew whenever it looks for others. Its own DNS mode would ask the API
                // besides.
                join.getTcpIpConfig().setEnabled(true).addMember(network.service() + ':' + network.port());
            }
            case KUBERNETES_API -> {
                KubernetesConfig config = join.getKubernetesConfig();
                config.setEnabled(true)
                        .setProperty("service-name", network.service())
                        .setProperty("service-port", String.valueOf(network.port()));
                if (!network.namespace().isEmpty()) {
                    config.setProperty("namespace", network.namespace());
                }
                kubernetes.forEach(config::setProperty);
            }
        }
    }

    /**
     * Blocks until the others can be found, as far as that can be known. Pods that start at once would otherwise not see each
     * other's names, and each begin a cluster of its own.
     */
    void await() throws InterruptedException {
        if (network.discovery() != ClusterSettings.Discovery.KUBERNETES_DNS) {
            return;
        }
        long start = System.nanoTime();
        while (!namesUs()) {
            if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                LOG.warn(
                        "{} does not name this node after {} s; does the headless service publish addresses that are"
                                + " not ready?",
                        network.service(),
                        LONGEST_WAIT.toSeconds());
                return;
            }
            Thread.sleep(500);
        }
    }

    private boolean namesUs() {
        try {
            for (InetAddress address : InetAddress.getAllByName(network.service())) {
                if (NetworkInterface.getByInetAddress(address) != null) {
                    return true;
                }
            }
        } catch (UnknownHostException | SocketException e) {
            LOG.debug("{} cannot be resolved yet", network.service(), e);
        }
        return false;
    }
}
