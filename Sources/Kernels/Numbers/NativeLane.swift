// SPDX-License-Identifier: MIT

#if LANES_8
/// The lane that this build of the kernels works on.
typealias NativeLane = SIMD8<Double>
#elseif LANES_4
/// The lane that this build of the kernels works on.
typealias NativeLane = SIMD4<Double>
#elseif LANES_2
/// The lane that this build of the kernels works on.
typealias NativeLane = SIMD2<Double>
#else
/// The lane that this build of the kernels works on: a single number where nobody chose.
typealias NativeLane = Double
#endif
