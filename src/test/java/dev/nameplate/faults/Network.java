package dev.nameplate.faults;

import dev.nameplate.testing.Demands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Network namespaces, one for each node, with two bridges: over one nodes talk to one another, over the other readers talk to
 * nodes, so that a node that is cut off from the others still has readers. No way leads out. All of it is taken down whatever
 * happens.
 */
final class Network implements AutoCloseable {

    private final String mark = "np" + ProcessHandle.current().pid() % 10_000;
    private final int block = 2 + (int) (ProcessHandle.current().pid() % 200);
    private final List<String> spaces = new ArrayList<>();
    private final List<String> bridges = new ArrayList<>();
    private final Thread lastResort = new Thread(this::takeDown);

    Network(int nodes) throws IOException {
        Demands.root("network namespaces");
        Demands.program("/usr/sbin/ip", "iproute2");
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            bridge("c", "");
            bridge("r", readers(254));
            for (int i = 1; i <= nodes; i++) {
                String space = mark + "n" + i;
                ip("netns add " + space);
                spaces.add(space);
                ip("-n " + space + " link set lo up");
                wire(space, "c" + i, bridge("c"), others(i));
                wire(space, "r" + i, bridge("r"), readers(i));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private String bridge(String kind) {
        return mark + kind;
    }

    private void bridge(String kind, String address) throws IOException {
        ip("link add " + bridge(kind) + " type bridge");
        bridges.add(bridge(kind));
        if (!address.isEmpty()) {
            ip("addr add " + address + "/24 dev " + bridge(kind));
        }
        ip("link set " + bridge(kind) + " up");
    }

    private void wire(String space, String end, String bridge, String address) throws IOException {
        ip("link add " + mark + end + " type veth peer name " + end + " netns " + space);
        ip("link set " + mark + end + " master " + bridge + " up");
        ip("-n " + space + " addr add " + address + "/24 dev " + end);
        ip("-n " + space + " link set " + end + " up");
    }

    private static void ip(String words) throws IOException {
        Machine.run("ip " + words);
    }

    /** The address of a node for other nodes. */
    String others(int node) {
        return "10.223." + block + "." + node;
    }

    /** The address of a node for readers. */
    String readers(int node) {
        return "10.224." + block + "." + node;
    }

    /** What a command is begun with to run in a node's namespace. */
    List<String> within(int node) {
        return List.of("ip", "netns", "exec", spaces.get(node - 1));
    }

    /** Cuts a node off from the others. */
    void cut(int node) throws IOException {
        ip("link set " + mark + "c" + node + " nomaster");
    }

    void heal(int node) throws IOException {
        ip("link set " + mark + "c" + node + " master " + bridge("c"));
    }

    private void takeDown() {
        for (String space : spaces) {
            quietly("netns del " + space);
        }
        for (String bridge : bridges) {
            quietly("link del " + bridge);
        }
        spaces.clear();
        bridges.clear();
    }

    private static void quietly(String words) {
        try {
            ip(words);
        } catch (IOException e) {
            System.err.println("could not be removed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        takeDown();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyGoingDown) {
            System.err.println("the network was taken down at the last moment");
        }
    }
}
