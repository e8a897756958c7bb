;; A quartic over all architectures: its coefficients from weighted samples (`pair`), then where it exceeds a threshold
;; (`exceeds`), one bit each. quartic.ts says what the matrices are; test/baselines/lamoo-wasm.test.ts checks the result
;; against a plain sum, and that quartic-wasm.ts is this file, assembled.
(module
  (memory (export "memory") 2)
  ;; Matrices of 35 terms x 128 last words of doubles: words at byte 0, sums at 35840, coefficients at 71680.
  ;; 126 pairs of terms from 107520 on: byte of the first word's row, byte of the last word's row, factor.
  ;; Sixteen columns of what is left when one letter is put in, 15 rows, at 109568; when two are, 5 rows, at 111488.
  ;; 125 x 128 bits from 112128 on.

  ;; For each pair: coefficients of the first word's term += factor * (its sums . the last word's term) * the last word's term
  (func (export "pair")
    (local $at i32) (local $pair i32) (local $row i32) (local $word i32) (local $end i32)
    (local $even v128) (local $odd v128)
    (memory.fill (i32.const 71680) (i32.const 0) (i32.const 35840))
    (local.set $pair (i32.const 107520))
    (loop $pairs
      (local.set $row (i32.load offset=0 (local.get $pair)))
      (local.set $word (i32.load offset=4 (local.get $pair)))
      (local.set $end (i32.add (local.get $row) (i32.const 1024)))
      (local.set $even (v128.const f64x2 0 0))
      (local.set $odd (v128.const f64x2 0 0))
      (loop $dot
        (local.set $even (f64x2.add (local.get $even)
          (f64x2.mul (v128.load offset=35840 (local.get $row)) (v128.load offset=0 (local.get $word)))))
        (local.set $odd (f64x2.add (local.get $odd)
          (f64x2.mul (v128.load offset=35856 (local.get $row)) (v128.load offset=16 (local.get $word)))))
        (local.set $word (i32.add (local.get $word) (i32.const 32)))
        (br_if $dot (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 32))) (local.get $end))))
      (local.set $even (f64x2.add (local.get $even) (local.get $odd)))
      (local.set $even (f64x2.splat (f64.mul (f64.load offset=8 (local.get $pair))
        (f64.add (f64x2.extract_lane 0 (local.get $even)) (f64x2.extract_lane 1 (local.get $even))))))
      (local.set $row (i32.sub (local.get $row) (i32.const 1024)))
      (local.set $word (i32.sub (local.get $word) (i32.const 1024)))
      (loop $add
        (v128.store offset=71680 (local.get $row)
          (f64x2.add (v128.load offset=71680 (local.get $row))
            (f64x2.mul (local.get $even) (v128.load offset=0 (local.get $word)))))
        (local.set $word (i32.add (local.get $word) (i32.const 16)))
        (br_if $add (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 16))) (local.get $end))))
      (br_if $pairs
        (i32.lt_u (local.tee $pair (i32.add (local.get $pair) (i32.const 16))) (i32.const 109536)))))

  ;; Puts the letters of the first word in, one after the other, for sixteen last words at a time.
  (func (export "exceeds") (param $threshold f64)
    (local $column i32) (local $first i32) (local $second i32) (local $third i32) (local $from i32) (local $to i32)
    (local $groups i32) (local $terms i32) (local $bits i32) (local $t v128)
    (local.set $t (f64x2.splat (local.get $threshold)))
    (loop $columns
      (local.set $bits (i32.shr_u (local.get $column) (i32.const 6)))
      (local.set $first (i32.const 0))
      (loop $firsts
        (local.set $from (i32.add (i32.const 71680) (local.get $column)))
        (local.set $to (i32.const 109568))
        (local.set $groups (i32.const 1))
        (loop $eachGroup
          (local.set $terms (i32.const 1))
          (loop $eachTerm
            (call $polynomial (local.get $from) (i32.const 1024) (local.get $terms)
              (f64.convert_i32_s (local.get $first)) (local.get $to))
            (local.set $from (i32.add (local.get $from) (i32.shl (local.get $terms) (i32.const 10))))
            (local.set $to (i32.add (local.get $to) (i32.const 128)))
            (br_if $eachTerm
              (i32.le_u (local.tee $terms (i32.add (local.get $terms) (i32.const 1))) (local.get $groups))))
          (br_if $eachGroup
            (i32.le_u (local.tee $groups (i32.add (local.get $groups) (i32.const 1))) (i32.const 5))))
        (local.set $second (i32.const 0))
        (loop $seconds
          (local.set $from (i32.const 109568))
          (local.set $to (i32.const 111488))
          (local.set $terms (i32.const 1))
          (loop $eachTerm
            (call $polynomial (local.get $from) (i32.const 128) (local.get $terms)
              (f64.convert_i32_s (local.get $second)) (local.get $to))
            (local.set $from (i32.add (local.get $from) (i32.shl (local.get $terms) (i32.const 7))))
            (local.set $to (i32.add (local.get $to) (i32.const 128)))
            (br_if $eachTerm
              (i32.le_u (local.tee $terms (i32.add (local.get $terms) (i32.const 1))) (i32.const 5))))
          (local.set $third (i32.const 0))
          (loop $thirds
            (i32.store16 offset=112128 (local.get $bits)
              (call $above (f64x2.splat (f64.convert_i32_s (local.get $third))) (local.get $t)))
            (local.set $bits (i32.add (local.get $bits) (i32.const 16)))
            (br_if $thirds
              (i32.lt_u (local.tee $third (i32.add (local.get $third) (i32.const 1))) (i32.const 5))))
          (br_if $seconds
            (i32.lt_u (local.tee $second (i32.add (local.get $second) (i32.const 1))) (i32.const 5))))
        (br_if $firsts
          (i32.lt_u (local.tee $first (i32.add (local.get $first) (i32.const 1))) (i32.const 5))))
      (br_if $columns
        (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 128))) (i32.const 1024)))))

  ;; Horner's rule for sixteen columns: their rows from byte `from` on, `stride` apart, are the coefficients, the highest power first.
  (func $polynomial (param $from i32) (param $stride i32) (param $terms i32) (param $x f64) (param $to i32)
    (local $xs v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $a4 v128) (local $a5 v128) (local $a6 v128) (local $a7 v128)
    (local.set $xs (f64x2.splat (local.get $x)))
    (local.set $a0 (v128.load offset=0 (local.get $from))) (local.set $a1 (v128.load offset=16 (local.get $from)))
    (local.set $a2 (v128.load offset=32 (local.get $from))) (local.set $a3 (v128.load offset=48 (local.get $from)))
    (local.set $a4 (v128.load offset=64 (local.get $from))) (local.set $a5 (v128.load offset=80 (local.get $from)))
    (local.set $a6 (v128.load offset=96 (local.get $from))) (local.set $a7 (v128.load offset=112 (local.get $from)))
    (block $done
      (loop $powers
        (br_if $done (i32.eqz (local.tee $terms (i32.sub (local.get $terms) (i32.const 1)))))
        (local.set $from (i32.add (local.get $from) (local.get $stride)))
        (local.set $a0 (f64x2.add (f64x2.mul (local.get $a0) (local.get $xs)) (v128.load offset=0 (local.get $from))))
        (local.set $a1 (f64x2.add (f64x2.mul (local.get $a1) (local.get $xs)) (v128.load offset=16 (local.get $from))))
        (local.set $a2 (f64x2.add (f64x2.mul (local.get $a2) (local.get $xs)) (v128.load offset=32 (local.get $from))))
        (local.set $a3 (f64x2.add (f64x2.mul (local.get $a3) (local.get $xs)) (v128.load offset=48 (local.get $from))))
        (local.set $a4 (f64x2.add (f64x2.mul (local.get $a4) (local.get $xs)) (v128.load offset=64 (local.get $from))))
        (local.set $a5 (f64x2.add (f64x2.mul (local.get $a5) (local.get $xs)) (v128.load offset=80 (local.get $from))))
        (local.set $a6 (f64x2.add (f64x2.mul (local.get $a6) (local.get $xs)) (v128.load offset=96 (local.get $from))))
        (local.set $a7 (f64x2.add (f64x2.mul (local.get $a7) (local.get $xs)) (v128.load offset=112 (local.get $from))))
        (br $powers)))
    (v128.store offset=0 (local.get $to) (local.get $a0)) (v128.store offset=16 (local.get $to) (local.get $a1))
    (v128.store offset=32 (local.get $to) (local.get $a2)) (v128.store offset=48 (local.get $to) (local.get $a3))
    (v128.store offset=64 (local.get $to) (local.get $a4)) (v128.store offset=80 (local.get $to) (local.get $a5))
    (v128.store offset=96 (local.get $to) (local.get $a6)) (v128.store offset=112 (local.get $to) (local.get $a7)))

  ;; Puts the last letter in: which of sixteen columns exceed the threshold, one bit each.
  (func $above (param $x v128) (param $t v128) (result i32)
    (i8x16.bitmask
      (i8x16.narrow_i16x8_s
        (i16x8.narrow_i32x4_s
          (call $aboveFour (i32.const 111488) (local.get $x) (local.get $t))
          (call $aboveFour (i32.const 111520) (local.get $x) (local.get $t)))
        (i16x8.narrow_i32x4_s
          (call $aboveFour (i32.const 111552) (local.get $x) (local.get $t))
          (call $aboveFour (i32.const 111584) (local.get $x) (local.get $t))))))

  ;; The same for four columns, a mask each.
  (func $aboveFour (param $from i32) (param $x v128) (param $t v128) (result v128)
    (local $a v128) (local $b v128)
    (local.set $a (v128.load offset=0 (local.get $from)))
    (local.set $b (v128.load offset=16 (local.get $from)))
    (local.set $a (f64x2.add (f64x2.mul (local.get $a) (local.get $x)) (v128.load offset=128 (local.get $from))))
    (local.set $b (f64x2.add (f64x2.mul (local.get $b) (local.get $x)) (v128.load offset=144 (local.get $from))))
    (local.set $a (f64x2.add (f64x2.mul (local.get $a) (local.get $x)) (v128.load offset=256 (local.get $from))))
    (local.set $b (f64x2.add (f64x2.mul (local.get $b) (local.get $x)) (v128.load offset=272 (local.get $from))))
    (local.set $a (f64x2.add (f64x2.mul (local.get $a) (local.get $x)) (v128.load offset=384 (local.get $from))))
    (local.set $b (f64x2.add (f64x2.mul (local.get $b) (local.get $x)) (v128.load offset=400 (local.get $from))))
    (local.set $a (f64x2.add (f64x2.mul (local.get $a) (local.get $x)) (v128.load offset=512 (local.get $from))))
    (local.set $b (f64x2.add (f64x2.mul (local.get $b) (local.get $x)) (v128.load offset=528 (local.get $from))))
    (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27
      (f64x2.gt (local.get $a) (local.get $t)) (f64x2.gt (local.get $b) (local.get $t))))
)
