package dev.nameplate.peers;

/** The other nodes, as far as anybody needs them. */
public record Peers(Board board, Parcels parcels) {

    /** Whether there is nobody else, and never will be. */
    public boolean isAlone() {
        return parcels == Parcels.NONE;
    }

    /** A node alone. */
    public static Peers none() {
        return new Peers(new LocalBoard(), Parcels.NONE);
    }
}
