;; above = coefficients' * words > threshold, one byte each, 1 or 0: the product over 35 terms of two 35 x 128 matrices of
;; doubles, for 125 rows and sixteen columns at a time.
;; quartic.ts says what they are; test/baselines/quartic.test.ts checks the result against a plain sum, and that
;; quartic-wasm.ts is this file, assembled.
(module
  (memory (export "memory") 2)
  ;; words at byte 0, coefficients at 35840, above at 71680

  (func (export "multiply") (param $threshold f64)
    (local $row i32) (local $column i32) (local $term i32) (local $word i32) (local $coefficient i32) (local $c v128) (local $t v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $a4 v128) (local $a5 v128) (local $a6 v128) (local $a7 v128)
    (local.set $t (f64x2.splat (local.get $threshold)))
    (loop $rows
      (local.set $column (i32.const 0))
      (loop $columns
        (local.set $a0 (v128.const f64x2 0 0)) (local.set $a1 (v128.const f64x2 0 0))
        (local.set $a2 (v128.const f64x2 0 0)) (local.set $a3 (v128.const f64x2 0 0))
        (local.set $a4 (v128.const f64x2 0 0)) (local.set $a5 (v128.const f64x2 0 0))
        (local.set $a6 (v128.const f64x2 0 0)) (local.set $a7 (v128.const f64x2 0 0))
        (local.set $coefficient (i32.shl (local.get $row) (i32.const 3)))
        (local.set $word (local.get $column))
        (local.set $term (i32.const 35))
        (loop $terms
          (local.set $c (v128.load64_splat offset=35840 (local.get $coefficient)))
          (local.set $a0 (f64x2.add (local.get $a0) (f64x2.mul (local.get $c) (v128.load offset=0 (local.get $word)))))
          (local.set $a1 (f64x2.add (local.get $a1) (f64x2.mul (local.get $c) (v128.load offset=16 (local.get $word)))))
          (local.set $a2 (f64x2.add (local.get $a2) (f64x2.mul (local.get $c) (v128.load offset=32 (local.get $word)))))
          (local.set $a3 (f64x2.add (local.get $a3) (f64x2.mul (local.get $c) (v128.load offset=48 (local.get $word)))))
          (local.set $a4 (f64x2.add (local.get $a4) (f64x2.mul (local.get $c) (v128.load offset=64 (local.get $word)))))
          (local.set $a5 (f64x2.add (local.get $a5) (f64x2.mul (local.get $c) (v128.load offset=80 (local.get $word)))))
          (local.set $a6 (f64x2.add (local.get $a6) (f64x2.mul (local.get $c) (v128.load offset=96 (local.get $word)))))
          (local.set $a7 (f64x2.add (local.get $a7) (f64x2.mul (local.get $c) (v128.load offset=112 (local.get $word)))))
          (local.set $coefficient (i32.add (local.get $coefficient) (i32.const 1024)))
          (local.set $word (i32.add (local.get $word) (i32.const 1024)))
          (br_if $terms (local.tee $term (i32.sub (local.get $term) (i32.const 1)))))
        ;; Eight masks of two 64-bit lanes become one of sixteen bytes.
        (v128.store offset=71680
          (i32.add (i32.shl (local.get $row) (i32.const 7)) (i32.shr_u (local.get $column) (i32.const 3)))
          (v128.and (v128.const i8x16 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1)
            (i8x16.narrow_i16x8_s
              (i16x8.narrow_i32x4_s
                (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27
                (f64x2.gt (local.get $a0) (local.get $t)) (f64x2.gt (local.get $a1) (local.get $t)))
                (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27
                (f64x2.gt (local.get $a2) (local.get $t)) (f64x2.gt (local.get $a3) (local.get $t))))
              (i16x8.narrow_i32x4_s
                (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27
                (f64x2.gt (local.get $a4) (local.get $t)) (f64x2.gt (local.get $a5) (local.get $t)))
                (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27
                (f64x2.gt (local.get $a6) (local.get $t)) (f64x2.gt (local.get $a7) (local.get $t)))))))
        (br_if $columns
          (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 128))) (i32.const 1024))))
      (br_if $rows (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (i32.const 125)))))
)
