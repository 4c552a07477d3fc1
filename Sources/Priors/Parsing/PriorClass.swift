// SPDX-License-Identifier: MIT

import Binaries

/// What a class of priors makes of its arguments.
enum ParsedPrior: Sendable {
  case distribution(Distribution)
  case constraint(minimum: Double, maximum: Double)
}

/// A class of priors under the name, and with the parameters, that bilby gives it.
struct PriorClass: Sendable {
  let name: String
  /// The parameters in the order of bilby's constructor.
  let parameters: [String]
  /// A call that can be copied.
  let example: String
  fileprivate let make: @Sendable (PriorArguments) throws(PriorProblem) -> ParsedPrior

  /// Makes the prior of a text: of a number a constant, of a call what its class makes.
  static func parse(_ text: String) throws(PriorProblem) -> ParsedPrior {
    switch try PriorParser.parse(text) {
    case .number(let number):
      return .distribution(try Distribution(constant: number))
    case .call(let className, let arguments):
      return try build(className, arguments)
    case let other:
      throw .syntax(expected: "a number or a prior such as Uniform(0, 1)", found: other.kind)
    }
  }

  /// Makes the prior of a call; the class may be written with or without its module.
  static func build(
    _ name: String,
    _ arguments: [PriorSyntax.Argument]
  ) throws(PriorProblem) -> ParsedPrior {
    guard let priorClass = named(name) else {
      let bare = name.split(separator: ".").last.map(String.init) ?? name
      if unsupported.contains(bare) {
        throw .unsupportedClass(bare, remedy: "supported: " + names.joined(separator: ", "))
      }
      throw .unknownName(name, suggestion: suggestion(for: name), known: names)
    }
    let bound = try PriorArguments(
      arguments,
      of: priorClass.name,
      parameters: priorClass.parameters
    )
    return try priorClass.make(bound)
  }

  /// The class of a name: bare, or in one of bilby's modules.
  static func named(_ name: String) -> PriorClass? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard let bare = parts.last else { return nil }
    let module = parts.dropLast().joined(separator: ".")
    guard parts.count == 1 || modules.contains(module) else { return nil }
    return all.first { $0.name == bare }
  }

  static let names = all.map(\.name)

  /// A name with a misspelled module is completed, one with a misspelled class corrected.
  private static func suggestion(for name: String) -> String? {
    let parts = name.split(separator: ".")
    let bare = parts.last.map(String.init) ?? name
    guard let nearest = NameSuggestion.nearest(to: bare, in: names) else { return nil }
    return parts.count == 1 || nearest == bare
      ? nearest : "\(parts.dropLast().joined(separator: ".")).\(nearest)"
  }

  private static let modules: Set<String> = [
    "bilby.core.prior", "bilby.core.prior.analytical", "bilby.core.prior.base",
    "bilby.core.prior.interpolated", "bilby.gw.prior", "bilby.prior",
  ]

  /// Classes of bilby that are known but not offered.
  private static let unsupported: Set<String> = [
    "Interped", "FromFile", "LogNormal", "LogGaussian", "Exponential", "StudentT", "Beta",
    "Logistic", "Cauchy", "Lorentzian", "Gamma", "ChiSquared", "FermiDirac", "Categorical",
    "WeightedCategorical", "DiscreteValues", "WeightedDiscreteValues", "SlabSpikePrior",
    "MultivariateGaussian", "MultivariateNormal", "MultivariateGaussianDist", "JointPrior",
    "DirichletElement", "ConditionalUniform", "ConditionalPowerLaw", "ConditionalSine",
    "ConditionalCosine", "ConditionalGaussian", "ConditionalDeltaFunction", "ConditionalLogUniform",
    "ConditionalTruncatedGaussian", "ConditionalUniformInComponentsMassRatio",
    "ConditionalChiUniformSpinMagnitude", "ConditionalChiInPlane", "HealPixMapPriorDist",
    "HealPixPrior", "EOSCheck", "ConditionalUniformComovingVolume", "ConditionalUniformSourceFrame",
  ]

  private static let labels = ["name", "latex_label", "unit", "boundary"]
  private static let labelsWithoutBoundary = ["name", "latex_label", "unit"]

  private static let all: [PriorClass] =
    elementary + powerLaws + gaussians + binaries + cosmological
}

extension PriorClass {
  private static let elementary: [PriorClass] = [
    PriorClass(
      name: "Uniform",
      parameters: ["minimum", "maximum"] + labels,
      example: "Uniform(minimum=0, maximum=1)"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .uniform(
            try UniformDistribution(
              minimum: arguments.number("minimum"),
              maximum: arguments.number("maximum")
            )
          )
        )
      )
    },
    PriorClass(
      name: "Sine",
      parameters: ["minimum", "maximum"] + labels,
      example: "Sine()"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .sine(
            try SineDistribution(
              minimum: arguments.optionalNumber("minimum") ?? 0,
              maximum: arguments.optionalNumber("maximum") ?? .pi
            )
          )
        )
      )
    },
    PriorClass(
      name: "Cosine",
      parameters: ["minimum", "maximum"] + labels,
      example: "Cosine()"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .cosine(
            try CosineDistribution(
              minimum: arguments.optionalNumber("minimum") ?? -.pi / 2,
              maximum: arguments.optionalNumber("maximum") ?? .pi / 2
            )
          )
        )
      )
    },
    PriorClass(
      name: "Triangular",
      parameters: ["mode", "minimum", "maximum"] + labelsWithoutBoundary,
      example: "Triangular(mode=0.5, minimum=0, maximum=1)"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .triangular(
            try TriangularDistribution(
              mode: arguments.number("mode"),
              minimum: arguments.number("minimum"),
              maximum: arguments.number("maximum")
            )
          )
        )
      )
    },
    PriorClass(
      name: "DeltaFunction",
      parameters: ["peak"] + labelsWithoutBoundary,
      example: "DeltaFunction(peak=1)"
    ) { arguments throws(PriorProblem) in
      .distribution(try Distribution(constant: arguments.number("peak")))
    },
    PriorClass(
      name: "Constraint",
      parameters: ["minimum", "maximum"] + labelsWithoutBoundary,
      example: "Constraint(minimum=10, maximum=80)"
    ) { arguments throws(PriorProblem) in
      let (minimum, maximum) = (
        try arguments.number("minimum"), try arguments.number("maximum")
      )
      guard minimum < maximum else {
        throw .invalidValue(
          className: "Constraint",
          reason: "the minimum \(minimum) must be less than the maximum \(maximum)"
        )
      }
      return .constraint(minimum: minimum, maximum: maximum)
    },
  ]

  private static let powerLaws: [PriorClass] = [
    PriorClass(
      name: "PowerLaw",
      parameters: ["alpha", "minimum", "maximum"] + labels,
      example: "PowerLaw(alpha=2, minimum=100, maximum=1000)"
    ) { arguments throws(PriorProblem) in
      try powerLaw(arguments, alpha: arguments.number("alpha"))
    },
    PriorClass(
      name: "LogUniform",
      parameters: ["minimum", "maximum"] + labels,
      example: "LogUniform(minimum=1, maximum=100)"
    ) { arguments throws(PriorProblem) in try powerLaw(arguments, alpha: -1) },
    PriorClass(
      name: "UniformInComponentsChirpMass",
      parameters: ["minimum", "maximum"] + labels,
      example: "UniformInComponentsChirpMass(minimum=25, maximum=100)"
    ) { arguments throws(PriorProblem) in try powerLaw(arguments, alpha: 1) },
    PriorClass(
      name: "SymmetricLogUniform",
      parameters: ["minimum", "maximum"] + labels,
      example: "SymmetricLogUniform(minimum=1, maximum=100)"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .symmetricLogUniform(
            try SymmetricLogUniformDistribution(
              minimum: arguments.number("minimum"),
              maximum: arguments.number("maximum")
            )
          )
        )
      )
    },
  ]

  private static func powerLaw(
    _ arguments: PriorArguments,
    alpha: Double
  ) throws(PriorProblem) -> ParsedPrior {
    let (minimum, maximum) = (
      try arguments.number("minimum"), try arguments.number("maximum")
    )
    guard alpha != -1 else {
      return .distribution(
        Distribution(
          .logUniform(
            try LogUniformDistribution(arguments.className, minimum: minimum, maximum: maximum)
          )
        )
      )
    }
    return .distribution(
      Distribution(
        .powerLaw(
          try PowerLawDistribution(
            arguments.className,
            alpha: alpha,
            minimum: minimum,
            maximum: maximum
          )
        )
      )
    )
  }

  private static let gaussians: [PriorClass] =
    ["Gaussian", "Normal"].map { name in
      PriorClass(
        name: name,
        parameters: ["mu", "sigma"] + labels,
        example: "\(name)(mu=0, sigma=1)"
      ) { arguments throws(PriorProblem) in
        .distribution(
          Distribution(
            .gaussian(
              try GaussianDistribution(
                name,
                mean: arguments.number("mu"),
                standardDeviation: arguments.number("sigma")
              )
            )
          )
        )
      }
    }
    + ["TruncatedGaussian", "TruncatedNormal"].map { name in
      PriorClass(
        name: name,
        parameters: ["mu", "sigma", "minimum", "maximum"] + labels,
        example: "\(name)(mu=0, sigma=1, minimum=-2, maximum=2)"
      ) { arguments throws(PriorProblem) in
        try truncatedGaussian(
          arguments,
          mean: arguments.number("mu"),
          minimum: arguments.number("minimum"),
          maximum: arguments.number("maximum")
        )
      }
    }
    + ["HalfGaussian", "HalfNormal"].map { name in
      PriorClass(
        name: name,
        parameters: ["sigma"] + labels,
        example: "\(name)(sigma=1)"
      ) { arguments throws(PriorProblem) in
        try truncatedGaussian(arguments, mean: 0, minimum: 0, maximum: .infinity)
      }
    }

  private static func truncatedGaussian(
    _ arguments: PriorArguments,
    mean: Double,
    minimum: Double,
    maximum: Double
  ) throws(PriorProblem) -> ParsedPrior {
    .distribution(
      Distribution(
        .truncatedGaussian(
          try TruncatedGaussianDistribution(
            arguments.className,
            mean: mean,
            standardDeviation: arguments.number("sigma"),
            minimum: minimum,
            maximum: maximum
          )
        )
      )
    )
  }

  private static let binaries: [PriorClass] = [
    PriorClass(
      name: "UniformInComponentsMassRatio",
      parameters: ["minimum", "maximum"] + labels + ["equal_mass"],
      example: "UniformInComponentsMassRatio(minimum=0.125, maximum=1)"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .componentMassRatio(
            try ComponentMassRatioDistribution(
              minimum: arguments.number("minimum"),
              maximum: arguments.number("maximum")
            )
          ),
          tabulation: BilbyTabulation(foldsAtHalf: try arguments.flag("equal_mass"))
        )
      )
    },
    PriorClass(
      name: "AlignedSpin",
      parameters: ["a_prior", "z_prior"] + labels + ["minimum", "maximum", "num_interp"],
      example: "AlignedSpin(a_prior=Uniform(minimum=0, maximum=0.99))",
      make: alignedSpin
    ),
  ]

  /// A uniform magnitude with an isotropic direction has a closed form; all else is a product.
  @Sendable
  private static func alignedSpin(
    _ arguments: PriorArguments
  ) throws(PriorProblem) -> ParsedPrior {
    let magnitude = try factor("a_prior", of: arguments, uniformFrom: 0)
    let cosine = try factor("z_prior", of: arguments, uniformFrom: -1)
    let minimum = try arguments.optionalNumber("minimum") ?? .nan
    let maximum = try arguments.optionalNumber("maximum") ?? .nan
    let tabulation = BilbyTabulation(nodes: try arguments.optionalCount("num_interp", atLeast: 2))
    let product = try SpinProductDistribution(magnitude: magnitude, cosine: cosine)
    guard case .uniform = magnitude.kind, case .uniform = cosine.kind, cosine.minimum == -1,
      cosine.maximum == 1
    else {
      guard minimum.isNaN, maximum.isNaN else {
        throw .unsupportedClass(
          "AlignedSpin with bounds and a general a_prior or z_prior",
          remedy: "leave minimum and maximum out, or let a_prior be Uniform and z_prior "
            + "Uniform(-1, 1)"
        )
      }
      return .distribution(Distribution(.spinProduct(product), tabulation: tabulation))
    }
    guard magnitude.minimum == 0 else {
      throw .invalidValue(
        className: "AlignedSpin",
        reason: "the minimum of a uniform a_prior must be 0, not \(magnitude.minimum), since "
          + "bilby draws as though it were 0"
      )
    }
    guard (tabulation.nodes ?? 0) % 2 == 0 else {
      throw .invalidValue(
        className: "AlignedSpin",
        reason: "num_interp must be even, since the density is infinite at zero, in the middle"
      )
    }
    return .distribution(
      Distribution(
        .alignedSpin(
          try AlignedSpinDistribution(
            largestMagnitude: magnitude.maximum,
            minimum: minimum,
            maximum: maximum
          )
        ),
        tabulation: tabulation
      )
    )
  }

  /// One of the two priors inside an aligned spin, by default uniform up to one.
  private static func factor(
    _ name: String,
    of arguments: PriorArguments,
    uniformFrom minimum: Double
  ) throws(PriorProblem) -> Distribution {
    if let distribution = try arguments.optionalDistribution(name) { return distribution }
    return Distribution(.uniform(try UniformDistribution(minimum: minimum, maximum: 1)))
  }

  private static let cosmological: [PriorClass] = [
    ("UniformComovingVolume", CosmologicalDistribution.Rate.uniformComovingVolume),
    ("UniformSourceFrame", .uniformSourceFrame),
  ].map { name, rate in
    PriorClass(
      name: name,
      parameters: ["minimum", "maximum", "cosmology"] + labels,
      example: "\(name)(minimum=100, maximum=5000, name='luminosity_distance')"
    ) { arguments throws(PriorProblem) in
      .distribution(
        Distribution(
          .cosmological(
            try CosmologicalDistribution(
              quantity: distanceQuantity(arguments),
              rate: rate,
              minimum: arguments.number("minimum"),
              maximum: arguments.number("maximum")
            )
          )
        )
      )
    }
  }

  private static func distanceQuantity(
    _ arguments: PriorArguments
  ) throws(PriorProblem) -> DistanceQuantity {
    guard let quantity = try arguments.optionalText("name").flatMap(DistanceQuantity.init) else {
      throw .wrongArgument(
        "name",
        className: arguments.className,
        expected: "'luminosity_distance', 'comoving_distance' or 'redshift'"
      )
    }
    guard [nil, "Planck15"].contains(try arguments.optionalText("cosmology")) else {
      throw .wrongArgument(
        "cosmology",
        className: arguments.className,
        expected: "None or 'Planck15'"
      )
    }
    guard [nil, "Mpc"].contains(try arguments.optionalText("unit")) else {
      throw .wrongArgument("unit", className: arguments.className, expected: "'Mpc' or None")
    }
    return quantity
  }
}

extension Distribution {
  /// A constant.
  init(constant: Double) throws(PriorProblem) {
    guard constant.isFinite else { throw .notFinite(constant) }
    self.init(.deltaFunction(constant))
  }
}
