package io.skybound.command.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Ada", "O'Brien-Núñez", "Ng", "María José", "李", "Łukasz", "Müller III.", "नेहा", "D’Arcy", "X Æ"
            })
    void takesPeopleAsTheyAreCalled(String name) {
        assertThat(name).matches(Input.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>Ada</b>",
                "Ada<script>",
                "Ada\nBcc: all@example.org",
                "Ada\r",
                "Ada\u0000",
                "Ada\u2028Lovelace",
                "\u202eecalevoL",
                "12345",
                " ",
                "--"
            })
    void takesNoNamesThatAreSomethingElse(String name) {
        assertThat(name).doesNotMatch(Input.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@skybound.example", "a.b+c@d-e.co.uk", "o'brien@example.org"})
    void takesAddresses(String email) {
        assertThat(email).matches(Input.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@localhost",
                "ada@skybound.example\nBcc: all@example.org",
                "ada@skybound.example\r\n",
                "\"ada\"@skybound.example",
                "ada@sky bound.example",
                "ada@-skybound.example",
                "ada@[127.0.0.1]",
                "Ada <ada@skybound.example>",
                "ada@skybound.example,all@example.org"
            })
    void takesNoAddressThatCouldSaySomethingElseInAMail(String email) {
        assertThat(email).doesNotMatch(Input.EMAIL);
    }
}
