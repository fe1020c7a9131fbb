package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coming in, staying in, and being out. */
class SessionJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void loggingOutEndsBothTokensAtOnce() {
        Traveller ada = sky.traveller();
        Session session = ada.session();
        ada.get("/users/me").expect(200);

        session.end().expect(204);

        ada.get("/users/me").refuses(401, "unauthorized");
        session.refresh().expect(401);
        Session other = session.again();
        sky.anybody().get("/users/me", other.bearer()).expect(200);
    }

    @Test
    void aRefreshTokenWorksOnceAndItsReuseEndsTheWholeFamily() {
        Session stolen = sky.traveller().session();
        Session second = stolen.continuedBy(stolen.refresh().expect(200));
        Session third = second.continuedBy(second.refresh().expect(200));

        stolen.refresh().refuses(401, "token_reused");

        third.refresh().expect(401);
        sky.anybody().get("/users/me", third.bearer()).expect(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreToldNothingApart() {
        Account known = sky.traveller().account();

        Answer wrong = login(known.email(), "not-the-password-1");
        Answer unknown = login("nobody-" + known.email(), "not-the-password-1");

        wrong.refuses(401, "invalid_credentials");
        unknown.refuses(401, "invalid_credentials");
        assertThat(unknown.at("/detail")).isEqualTo(wrong.at("/detail"));
    }

    @Test
    void anAddressIsTakenWhateverItsCase() {
        Account known = sky.traveller().account();
        Account again = new Account(
                known.email().toUpperCase(java.util.Locale.ROOT),
                known.password(),
                known.firstName(),
                known.lastName());

        sky.anybody().post("/auth/register", again.registration(), Map.of()).refuses(409, "email_taken");
    }

    @Test
    void theProfileIsKept() {
        Traveller ada = sky.traveller();
        Answer before = ada.get("/users/me").expect(200);
        assertThat(before.at("/email")).isEqualTo(ada.email());
        assertThat(before.body()).doesNotContain("password");

        Map<String, Object> change = Map.of(
                "first_name", ada.account().firstName(),
                "last_name", ada.account().lastName(),
                "city", "New York",
                "preferences", Map.of("seat", "window"));
        sky.anybody().send("PUT", "/users/me", change, ada.session().bearer()).expect(200);

        Answer after = ada.get("/users/me").expect(200);
        assertThat(List.of(after.at("/city"), after.at("/preferences/seat"))).containsExactly("New York", "window");
    }

    @Test
    void aTokenThatIsNotOursIsRefused() {
        Session session = sky.traveller().session();
        String token = session.accessToken();
        String[] parts = token.split("\\.");

        List<String> forged = List.of(
                "",
                "rubbish",
                token + "x",
                parts[0] + "." + parts[1] + ".",
                // {"alg":"none"}
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                token.substring(0, token.length() - 4) + "AAAA");

        forged.forEach(text -> sky.anybody()
                .get("/users/me", Map.of("Authorization", "Bearer " + text))
                .expect(401));
    }

    private static Answer login(String email, String password) {
        return sky.anybody().post("/auth/login", Map.of("email", email, "password", password), Map.of());
    }
}
