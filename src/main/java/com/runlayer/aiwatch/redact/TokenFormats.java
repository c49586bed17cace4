// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import java.util.List;

/// The formats of secrets that say themselves what they are: a prefix that its issuer documents.
final class TokenFormats {
  /// What may follow a prefix.
  private enum Rest {
    /// Letters, digits, `-`, `_`, `.`.
    ANY,
    /// The same, and at least one digit or capital letter: the prefix alone could begin a name.
    MIXED,
    /// Letters and digits only, from the prefix to the end.
    PLAIN
  }

  private record Token(String prefix, Rest rest, int atLeast) {}

  private static final List<Token> FORMATS =
      List.of(
          // The tenant's own keys.
          new Token("rl_org_", Rest.ANY, 1),
          new Token("rl_enroll_", Rest.ANY, 1),
          new Token("rl_user_", Rest.ANY, 1),
          new Token("rl_", Rest.MIXED, 16),
          // Model providers.
          new Token("sk-ant-", Rest.ANY, 8),
          new Token("sk-proj-", Rest.ANY, 8),
          new Token("sk-or-v1-", Rest.ANY, 8),
          new Token("sk-", Rest.MIXED, 16),
          new Token("AIza", Rest.ANY, 30),
          new Token("ya29.", Rest.ANY, 10),
          new Token("GOCSPX-", Rest.ANY, 10),
          new Token("hf_", Rest.PLAIN, 20),
          new Token("gsk_", Rest.PLAIN, 20),
          new Token("r8_", Rest.PLAIN, 20),
          new Token("xai-", Rest.MIXED, 20),
          new Token("pplx-", Rest.MIXED, 20),
          new Token("nvapi-", Rest.MIXED, 20),
          new Token("tvly-", Rest.MIXED, 16),
          new Token("fc-", Rest.MIXED, 24),
          // Code forges and package registries.
          new Token("ghp_", Rest.PLAIN, 16),
          new Token("gho_", Rest.PLAIN, 16),
          new Token("ghu_", Rest.PLAIN, 16),
          new Token("ghs_", Rest.PLAIN, 16),
          new Token("ghr_", Rest.PLAIN, 16),
          new Token("github_pat_", Rest.ANY, 16),
          new Token("glpat-", Rest.ANY, 16),
          new Token("gldt-", Rest.ANY, 16),
          new Token("glrt-", Rest.ANY, 16),
          new Token("glptt-", Rest.ANY, 16),
          new Token("npm_", Rest.PLAIN, 30),
          new Token("pypi-AgE", Rest.ANY, 16),
          new Token("dckr_pat_", Rest.ANY, 16),
          // Clouds and services.
          new Token("AKIA", Rest.PLAIN, 16),
          new Token("ASIA", Rest.PLAIN, 16),
          new Token("dop_v1_", Rest.PLAIN, 16),
          new Token("doo_v1_", Rest.PLAIN, 16),
          new Token("dor_v1_", Rest.PLAIN, 16),
          new Token("xoxa-", Rest.ANY, 8),
          new Token("xoxb-", Rest.ANY, 8),
          new Token("xoxe-", Rest.ANY, 8),
          new Token("xoxp-", Rest.ANY, 8),
          new Token("xoxr-", Rest.ANY, 8),
          new Token("xoxs-", Rest.ANY, 8),
          new Token("xapp-", Rest.MIXED, 16),
          new Token("SG.", Rest.MIXED, 16),
          new Token("sk_live_", Rest.ANY, 8),
          new Token("sk_test_", Rest.ANY, 8),
          new Token("rk_live_", Rest.ANY, 8),
          new Token("rk_test_", Rest.ANY, 8),
          new Token("whsec_", Rest.ANY, 16),
          new Token("shpat_", Rest.PLAIN, 16),
          new Token("shpss_", Rest.PLAIN, 16),
          new Token("sbp_", Rest.PLAIN, 20),
          new Token("ntn_", Rest.PLAIN, 20),
          new Token("secret_", Rest.PLAIN, 30),
          new Token("figd_", Rest.ANY, 16),
          new Token("lin_api_", Rest.PLAIN, 16),
          new Token("glsa_", Rest.ANY, 16),
          new Token("phx_", Rest.PLAIN, 20),
          new Token("sntrys_", Rest.ANY, 16),
          new Token("sntryu_", Rest.ANY, 16),
          new Token("hvs.", Rest.ANY, 16),
          new Token("PMAK-", Rest.MIXED, 16),
          new Token("ATATT", Rest.MIXED, 16),
          new Token("dapi", Rest.PLAIN, 32),
          // A JSON object in base64url: the header of a JWT.
          new Token("eyJ", Rest.ANY, 12));

  private TokenFormats() {}

  /// Whether a word of letters, digits, `-`, `_`, `.`, `+` and `=` is a secret of a known format.
  static boolean isToken(String word) {
    for (Token token : FORMATS) {
      if (word.startsWith(token.prefix())) {
        int rest = word.length() - token.prefix().length();
        if (rest >= token.atLeast() && fits(word, token)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean fits(String word, Token token) {
    boolean plain = true;
    boolean mixed = false;
    for (int i = token.prefix().length(); i < word.length(); i++) {
      char c = word.charAt(i);
      plain &= Chars.isLetterOrDigit(c);
      mixed |= Chars.isDigit(c) || Chars.isUpper(c);
    }
    return switch (token.rest()) {
      case ANY -> true;
      case MIXED -> mixed;
      case PLAIN -> plain && (mixed || token.prefix().endsWith("_"));
    };
  }
}
