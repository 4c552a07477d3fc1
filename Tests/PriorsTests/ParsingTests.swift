// SPDX-License-Identifier: MIT

import Priors
import Testing

@Suite struct ParsingTests {
  /// Texts, with the support or the constant they stand for.
  private static let understood: [(text: String, minimum: Double, maximum: Double)] = [
    ("Uniform(0, 1)", 0, 1),
    ("Uniform(minimum=0, maximum=1)", 0, 1),
    ("Uniform(maximum=1,minimum=0,)", 0, 1),
    (" Uniform ( 0 , maximum = 1 ) ", 0, 1),
    ("bilby.core.prior.Uniform(0, 1)", 0, 1),
    ("bilby.core.prior.analytical.Uniform(0, 1)", 0, 1),
    ("bilby.gw.prior.Uniform(0, 1)", 0, 1),
    ("Uniform(-np.pi/2, 2*np.pi)", -0.5 * .pi, 2 * .pi),
    ("Uniform(-pi ** 2, (1 + 2) * 3)", -(.pi * .pi), 9),
    ("Uniform(-2**-1, 2**3**2)", -0.5, 512),
    ("Uniform(1 - 2 - 3, 8 / 2 / 2)", -4, 2),
    ("Uniform(+1e-3, 1_000.5)", 0.001, 1000.5),
    ("Uniform(--.5, 5.)", 0.5, 5),
    (
      "Uniform(minimum=0, maximum=1, name='a', latex_label=r'$a(1), [b]$', unit=\"m\", "
        + "boundary='periodic')", 0, 1
    ),
    ("Uniform(0, 1, None, None, None, None)", 0, 1),
    ("Sine(name='theta_jn')", 0, .pi),
    ("Cosine(boundary='reflective')", -0.5 * .pi, 0.5 * .pi),
    ("Sine(minimum=0, maximum=3.1416)", 0, 3.1416),
    ("PowerLaw(-1, 1, 10)", 1, 10),
    ("Normal(0, 1)", -.infinity, .infinity),
    ("TruncatedNormal(mu=0, sigma=1, minimum=-1, maximum=inf)", -1, .infinity),
    ("HalfNormal(1)", 0, .infinity),
    ("bilby.gw.prior.AlignedSpin(name='chi_1')", -1, 1),
    ("AlignedSpin(a_prior=Uniform(minimum=0, maximum=0.9))", -0.9, 0.9),
    ("AlignedSpin(bilby.core.prior.Uniform(0, 0.9), Uniform(-1, 1))", -0.9, 0.9),
    ("AlignedSpin(a_prior=Uniform(0, 0.9), minimum=-0.2)", -0.2, 0.9),
    ("AlignedSpin(a_prior=Uniform(0, 0.9), num_interp=5000)", -0.9, 0.9),
    ("AlignedSpin(a_prior=Uniform(0.1, 0.9), z_prior=Uniform(-0.5, 1))", -0.45, 0.9),
    ("UniformInComponentsMassRatio(0.125, 1, equal_mass=True)", 0.125, 1),
    (
      "UniformSourceFrame(100, 5000, cosmology='Planck15', name='luminosity_distance', unit='Mpc')",
      100, 5000
    ),
    ("12.5", 12.5, 12.5),
    ("-1e-3", -0.001, -0.001),
    ("1.0/8.0", 0.125, 0.125),
    ("np.pi / 2", 0.5 * .pi, 0.5 * .pi),
    ("DeltaFunction(peak=100)", 100, 100),
  ]

  @Test(arguments: understood)
  func textIsUnderstood(_ text: String, _ minimum: Double, _ maximum: Double) throws {
    let distribution = try singlePrior(text).distributions[0]
    #expect(
      abs(distribution.minimum - minimum) <= 1e-15 * abs(minimum) || distribution.minimum == minimum
    )
    #expect(
      abs(distribution.maximum - maximum) <= 1e-15 * abs(maximum) || distribution.maximum == maximum
    )
    #expect((distribution.fixedValue != nil) == (minimum == maximum))
  }

  /// Texts that are refused, with the message.
  private static let refused: [(text: String, message: String)] = [
    ("", "expected a number, a name or a prior, found the end."),
    ("Default", "'Default' is neither a prior class nor a constant; did you mean 'default'?"),
    ("default", "there is no default for this parameter, only for mass_1, mass_2, "),
    (
      "Uniform",
      "expected arguments after Uniform, as in Uniform(minimum=0, maximum=1), found the end."
    ),
    ("uniform(0, 1)", "'uniform' is neither a prior class nor a constant; did you mean 'Uniform'?"),
    ("Unifrom(0, 1)", "'Unifrom' is neither a prior class nor a constant; did you mean 'Uniform'?"),
    ("bilby.gw.prior.AlignedSpins()", "did you mean 'bilby.gw.prior.AlignedSpin'?"),
    ("bilby.gw.priors.AlignedSpin()", "'bilby.gw.priors.AlignedSpin' is neither"),
    ("Interped([0, 1], [1, 1])", "found '['."),
    ("Beta(1, 2)", "the class Beta is not supported; supported: Uniform, "),
    ("Xyzzyplugh(1)", "neither a prior class nor a constant; known: Uniform, "),
    ("Uniform(0, 1", "expected ',' or ')', found the end."),
    ("Uniform(0 1)", "expected ',' or ')', found the number 1.0."),
    ("Uniform(0, 1))", "expected the end, found ')'."),
    ("Uniform(0, 1) + 1", "expected numbers on both sides of '+', found the prior Uniform."),
    ("Uniform(0, 1); import os", "found ';'."),
    ("__import__('os')", "'__import__' is neither a prior class nor a constant; known:"),
    ("Uniform(0, np.sqrt(2))", "the argument 'maximum' of Uniform must be a number."),
    ("Uniform(0, tau)", "'tau' is neither a prior class nor a constant"),
    ("Uniform(0, 1/0)", "expected a divisor, found zero."),
    ("Uniform(0, 1.2.3)", "expected a number, found '1.2.3'."),
    ("Uniform(0, 0x10)", "expected a number, found '0x10'."),
    ("Uniform(0, 1__0)", "expected a number, found '1__0'."),
    ("Uniform(0, '1)", "expected a closing quote ', found the end."),
    ("Uniform(0, '1')", "the argument 'maximum' of Uniform must be a number."),
    ("Uniform(0)", "Uniform needs the argument 'maximum'; it has minimum, maximum, name, "),
    ("Uniform(minimum=0, maximum=1, 3)", "expected a named argument after 'maximum=…'"),
    ("Uniform(0, 1, minimum=0)", "Uniform is given the argument 'minimum' twice; give it once."),
    (
      "Uniform(0, 1, None, None, None, None, 3)",
      "Uniform is given too many arguments; it has minimum,"
    ),
    ("Uniform(min=0, max=1)", "Uniform has no argument 'min'"),
    ("Uniform(minimun=0, maximum=1)", "Uniform has no argument 'minimun'; did you mean 'minimum'?"),
    ("Uniform(0, 1, boundary='cyclic')", "the argument 'boundary' of Uniform must be 'periodic', "),
    ("Uniform(0, 1, name=3)", "the argument 'name' of Uniform must be a quoted text or None."),
    ("Uniform(1, 0)", "Uniform: the minimum 1.0 must be less than the maximum 0.0."),
    ("Uniform(1, 1)", "Uniform: the minimum 1.0 must be less than the maximum 1.0."),
    ("Uniform(0, inf)", "Uniform: the bounds must be finite numbers, not 0.0 and inf."),
    ("Uniform(0, inf - inf)", "Uniform: the bounds must be finite numbers, not 0.0 and "),
    ("Sine(-1, 1)", "Sine: the bounds -1.0 and 1.0 must lie in [0, pi]."),
    ("Cosine(0, 2)", "Cosine: the bounds 0.0 and 2.0 must lie in [-pi/2, pi/2]."),
    (
      "PowerLaw(-2, 0, 1)", "PowerLaw: the minimum 0.0 must be positive (or zero where alpha > -1)."
    ),
    ("PowerLaw(2, -1, 1)", "PowerLaw: the minimum -1.0 must be positive"),
    ("PowerLaw(inf, 1, 2)", "PowerLaw: alpha must be finite, not inf."),
    ("LogUniform(0, 1)", "LogUniform: the minimum must be positive and finite, not 0.0."),
    ("Gaussian(0, -1)", "Gaussian: sigma must be positive and finite, not -1.0."),
    ("Gaussian(inf, 1)", "Gaussian: mu must be finite, not inf."),
    ("TruncatedGaussian(0, 1, 2, 1)", "TruncatedGaussian: the minimum 2.0 must be less than"),
    (
      "TruncatedGaussian(0, 1, 50, 60)",
      "TruncatedGaussian: no probability lies between 50.0 and 60.0"
    ),
    ("HalfGaussian(0)", "HalfGaussian: sigma must be positive and finite, not 0.0."),
    ("Triangular(2, 0, 1)", "Triangular: the mode 2.0 must lie between the bounds 0.0 and 1.0."),
    (
      "UniformInComponentsMassRatio(0, 1)",
      "UniformInComponentsMassRatio: the bounds 0.0 and 1.0 must lie in [1e-6, 1]"
    ),
    (
      "UniformInComponentsMassRatio(0.1, 2)",
      "must lie in [1e-6, 1], since the mass ratio is mass_2 / mass_1."
    ),
    (
      "LogUniform(1e-300, 1e300)",
      "LogUniform: the logarithm of maximum / minimum must be positive and finite, not inf."
    ),
    (
      "SymmetricLogUniform(1e-300, 1e300)",
      "SymmetricLogUniform: the logarithm of maximum / minimum must be positive and finite"
    ),
    (
      "UniformSourceFrame(0, 5e-324, name='redshift')",
      "UniformSourceFrame: the maximum 5e-324 is too small."
    ),
    (
      "AlignedSpin(z_prior=AlignedSpin(a_prior=PowerLaw(2, 0, 1)))",
      "the class AlignedSpin of a general a_prior or z_prior as z_prior is not supported"
    ),
    ("UniformInComponentsMassRatio(0.1, 1, equal_mass=1)", "must be True or False."),
    (
      "AlignedSpin(a_prior=Uniform(0, 1.2))",
      "AlignedSpin: the bounds 0.0 and 1.2 of a_prior must lie in [0, 1]."
    ),
    (
      "AlignedSpin(a_prior=Uniform(0.1, 0.9))",
      "AlignedSpin: the minimum of a uniform a_prior must be 0, not 0.1"
    ),
    ("AlignedSpin(a_prior=0.9)", "the argument 'a_prior' of AlignedSpin must be a prior such as"),
    (
      "AlignedSpin(a_prior=DeltaFunction(0.5))",
      "the class DeltaFunction as a_prior is not supported"
    ),
    (
      "AlignedSpin(a_prior=Constraint(0, 1))",
      "must be a prior such as Uniform(minimum=0, maximum=1)."
    ),
    (
      "AlignedSpin(a_prior=Uniform(0, 0.9), minimum=0.95)",
      "the minimum 0.95 must be less than the maximum 0.9."
    ),
    ("AlignedSpin(num_interp=1001)", "AlignedSpin: num_interp must be even, since"),
    ("AlignedSpin(num_interp=1.5)", "must be a whole number from 2 to 10000000."),
    (
      "UniformSourceFrame(100, 5000)",
      "the argument 'name' of UniformSourceFrame must be 'luminosity_distance'"
    ),
    ("UniformSourceFrame(0, 5, name='redshift', cosmology='WMAP9')", "must be None or 'Planck15'."),
    ("UniformSourceFrame(0, 50, name='redshift')", "must lie in [0, 20.0] (redshift 20)."),
    ("nan", "'nan' is neither a prior class nor a constant"),
    ("inf", "inf is not a finite number; give a number, 'default' or a prior"),
    ("'text'", "expected a number or a prior such as Uniform(0, 1), found the text 'text'."),
    ("None", "expected a number or a prior such as Uniform(0, 1), found None."),
    ("Constraint(1, 1)", "Constraint: the minimum 1.0 must be less than the maximum 1.0."),
    ("Constraint(0, 1)", "the constraint cannot be checked: 'x' is not one of mass_1, mass_2,"),
  ]

  @Test(arguments: refused)
  func textIsRefused(_ text: String, _ message: String) throws {
    let error = try #require(throws: PriorError.self) {
      try PriorDictionary([("x", .text(text)), ("y", .number(0))])
    }
    #expect(error.parameter == "x")
    #expect(error.description.hasPrefix("Prior of 'x': "))
    #expect(error.description.contains(message), "\(error)")
  }

  @Test func deepNestingIsRefusedRatherThanACrash() {
    for text in [
      String(repeating: "(", count: 20_000), String(repeating: "2**", count: 100_000) + "1",
      String(repeating: "AlignedSpin(", count: 20_000),
    ] {
      #expect(throws: PriorError.self) { try singlePrior(text) }
    }
    #expect(throws: Never.self) { try singlePrior(String(repeating: "-", count: 20_000) + "1") }
  }

  /// Dictionaries that are refused, with the message.
  private static let refusedEntries: [(entries: [(String, PriorValue)], message: String)] = [
    (
      [("a", PriorValue.number(1)), ("a", .number(2))],
      "Prior of 'a': the parameter is given twice; give it once."
    ),
    (
      [("mass_1", .text("default"))],
      "Prior: no parameter is sampled; give at least one that is not a Constraint."
    ),
    ([], "Prior: no parameter is sampled; give at least one that is not a Constraint."),
    ([("a", .number(.nan))], "Prior of 'a': nan is not a finite number; "),
    (
      [("chirp_mass", .text("default")), ("mass_1", .text("default"))],
      "Prior of 'mass_1': the constraint cannot be checked: The masses of the two bodies cannot be found"
    ),
    (
      [
        ("chirp_mass", .text("default")), ("mass_ratio", .text("default")),
        ("mas_1", .text("Constraint(1, 2)")),
      ],
      "did you mean 'mass_1'?"
    ),
  ]

  @Test(arguments: refusedEntries)
  func dictionaryIsRefused(_ entries: [(String, PriorValue)], _ message: String) throws {
    let error = try #require(throws: PriorError.self) {
      try PriorDictionary(entries.map { (name: $0.0, value: $0.1) })
    }
    #expect(error.description.contains(message), "\(error)")
  }

  @Test func everyDefaultIsAPrior() throws {
    let masses = ["mass_ratio", "chirp_mass"]
    for entry in DefaultPriors.intrinsic {
      let names = masses.contains(entry.name) ? [entry.name] : masses + [entry.name]
      #expect(throws: Never.self) { try PriorDictionary(names.map { ($0, .text("default")) }) }
    }
    #expect(try PriorDictionary(DefaultPriors.extrinsic).names.count == 5)
  }
}
