package io.skybound.allinone.journey.invariants;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What a product leaves for its examiner.
 *
 * @param privacyKeys what its personal data is encrypted with, as in {@code skybound.privacy.keys}
 * @param mailbox the folder of the embedded mailbox
 * @param crashed whether it was killed, so that a mail may have been sent twice
 * @param logs everything it has printed
 * @param secrets texts that must stand in no log and in no stored event
 */
public record Evidence(
        Database database, String privacyKeys, Path mailbox, boolean crashed, List<Path> logs, Set<String> secrets) {

    /** The product's database. */
    @FunctionalInterface
    public interface Database {
        Connection connect() throws SQLException;
    }
}
