package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Money that the gateway has lost, and that somebody wants back more than a day later. */
class ForgottenKeyJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky =
            ProductUnderTest.own("forgotten-key", Map.of("skybound.reconciliation.grace", "1s"));

    @Test
    void aRetryDoesNotAskAGatewayThatMayHaveForgottenTheKey() throws SQLException {
        Traveller ada = sky.traveller();
        Operations olga = new Operations(sky.product());
        Answer held = ada.hold(Trip.oneWay(olga.flight(30, 9), sky.people().adult()));
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        change("UPDATE gateway.capture SET outcome = 'declined', failure_code = 'card_declined', reference = NULL"
                + " WHERE idempotency_key = '" + payment + "'");
        String stuck = "/ops/stuck-processes/capture-missed~" + payment + "~";
        await("it is on the list of what is stuck").until(() -> {
            olga.post("/ops/reconciliations", "").expect(200);
            return olga.get(stuck + 1).status() == 200;
        });
        change("DELETE FROM gateway.capture WHERE idempotency_key = '" + payment + "'");
        sky.anybody().post("/dev/clock", Map.of("advance", "PT30H"), Map.of()).expect(200);
        Operations later = new Operations(sky.product());

        later.post(stuck + "1/retry", "").expect(202);

        await("the retry was of no use")
                .until(() -> later.get(stuck + 2).at("/last_error"), "gateway has nothing: key_too_old"::equals);
        assertThat(sky.captures(held.id())).isEmpty();
        later.post(stuck + "2/compensate", "").expect(202);
        ada.signInAgain();
        ada.awaitDetail(held.id(), "cancelled_by_airline");
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = sky.product().database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
